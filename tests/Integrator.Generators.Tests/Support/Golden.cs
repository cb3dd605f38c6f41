using System.Collections.Immutable;

namespace Integrator.Generators.Tests.Support;

/// <summary>Approved files: compared to the letter, written anew when UPDATE_GOLDEN is 1.</summary>
internal static class Golden
{
    private static readonly bool s_updates = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    private static readonly string s_folder = Repository.Path("tests", "Integrator.Golden");

    public static IEnumerable<string> Cases =>
        Directory.EnumerateDirectories(s_folder).Where(static folder => Definitions(Path.GetFileName(folder)).Count > 0).Select(static folder => Path.GetFileName(folder)!);

    public static IReadOnlyList<(string Path, string Text)> Definitions(string name) =>
        [.. Directory.EnumerateFiles(Path.Combine(s_folder, name), "*.openapi.*").Order(StringComparer.Ordinal).Select(static path => (Path.GetFileName(path), File.ReadAllText(path)))];

    public static void Check(string name, ImmutableSortedDictionary<string, string> files)
    {
        var folder = Path.Combine(s_folder, name);
        var approved = Directory.EnumerateFiles(folder, "*.g.cs").ToImmutableSortedDictionary(static path => Path.GetFileName(path), File.ReadAllText, StringComparer.Ordinal);
        if (s_updates)
        {
            foreach (var orphan in approved.Keys.Except(files.Keys))
            {
                File.Delete(Path.Combine(folder, orphan));
            }

            foreach (var file in files)
            {
                File.WriteAllText(Path.Combine(folder, file.Key), file.Value);
            }

            return;
        }

        Assert.Equal(approved.Keys, files.Keys);
        Assert.All(files, file => Assert.Equal(approved[file.Key], file.Value));
    }
}
