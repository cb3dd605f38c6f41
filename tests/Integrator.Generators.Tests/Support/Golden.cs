using System.Collections.Immutable;

namespace Integrator.Generators.Tests.Support;

/// <summary>Approved files: compared to the letter, written anew when UPDATE_GOLDEN is 1.</summary>
internal static class Golden
{
    private static readonly string s_folder = Repository.Path("tests", "Integrator.Golden");

    public static IEnumerable<string> Cases =>
        Directory.EnumerateDirectories(s_folder).Where(static folder => Definitions(Path.GetFileName(folder)).Count > 0).Select(static folder => Path.GetFileName(folder)!);

    public static IReadOnlyList<(string Path, string Text)> Definitions(string name) =>
        [.. Directory.EnumerateFiles(Path.Combine(s_folder, name)).Where(static path => path.Contains(".openapi.", StringComparison.Ordinal) || path.EndsWith(".integration.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(static path => (Path.GetFileName(path), File.ReadAllText(path)))];

    public static void Check(string name, ImmutableSortedDictionary<string, string> files)
    {
        var folder = Path.Combine(s_folder, name);
        foreach (var orphan in Directory.EnumerateFiles(folder, "*.g.cs").Where(path => Approved.IsUpdated && !files.ContainsKey(Path.GetFileName(path))))
        {
            File.Delete(orphan);
        }

        Assert.All(files, file => Approved.Check(Path.Combine(folder, file.Key), file.Value));
        Assert.Equal(files.Keys, Directory.EnumerateFiles(folder, "*.g.cs").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
