namespace Integrator.Tests;

/// <summary>What the tree of the runtime promises its readers.</summary>
public sealed class ShapeTests
{
    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Credentials"] = [],
        ["Json"] = [],
        ["Expressions"] = ["Json"],
        ["Limits"] = ["Expressions"],
        ["Auth"] = ["Credentials", "Expressions", "Json"],
        ["Http"] = ["Auth", "Expressions", "Json", "Limits"],
        ["Webhooks"] = ["Auth", "Expressions", "Json"],
        ["Pagination"] = ["Expressions", "Http", "Json"],
    };

    [Fact]
    public void FoldersDependOneWay()
    {
        foreach (var (folder, allowed) in s_mayUse)
        {
            foreach (var file in Directory.EnumerateFiles(Repository.Path("src", "Integrator.Runtime", folder), "*.cs"))
            {
                var used = File.ReadLines(file)
                    .Where(static line => line.StartsWith("using Integrator.", StringComparison.Ordinal))
                    .Select(static line => line["using Integrator.".Length..^1])
                    .Where(name => name != folder);
                Assert.True(used.All(allowed.Contains), $"{file} uses {string.Join(", ", used)}");
            }
        }
    }
}
