using System.Text.Json;

namespace Integrator.JsonSchema.Tests.Suite;

/// <summary>A schema of the official suite, with the instances that are valid by it.</summary>
/// <param name="File">The name of its file, without ending.</param>
/// <param name="Name">What the suite calls the group.</param>
internal sealed record SuiteGroup(string File, string Name, JsonElement Schema, IReadOnlyList<SuiteInstance> Valid)
{
    /// <summary>The groups that have valid instances, in the order of files and groups.</summary>
    public static IReadOnlyList<SuiteGroup> All(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).SelectMany(Of).Where(static group => group.Valid.Count > 0)];

    private static IEnumerable<SuiteGroup> Of(string path)
    {
        var groups = JsonDocument.Parse(System.IO.File.ReadAllBytes(path)).RootElement;
        return groups.EnumerateArray().Select(group => new SuiteGroup(
            Path.GetFileNameWithoutExtension(path),
            group.GetProperty("description").GetString()!,
            group.GetProperty("schema"),
            [.. group.GetProperty("tests").EnumerateArray().Where(static test => test.GetProperty("valid").GetBoolean())
                .Select(static test => new SuiteInstance(test.GetProperty("description").GetString()!, test.GetProperty("data")))]));
    }
}

/// <summary>A value of the suite.</summary>
internal sealed record SuiteInstance(string Name, JsonElement Data);
