using System.Runtime.CompilerServices;

namespace Integrator.Tests;

/// <summary>What the tree of the runtime promises its readers.</summary>
public sealed class ShapeTests
{
    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Credentials"] = [],
        ["Auth"] = ["Credentials"],
        ["Json"] = [],
        ["Http"] = ["Auth", "Json"],
    };

    [Fact]
    public void FoldersDependOneWay()
    {
        foreach (var (folder, allowed) in s_mayUse)
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Source(), folder), "*.cs"))
            {
                var used = File.ReadLines(file)
                    .Where(static line => line.StartsWith("using Integrator.", StringComparison.Ordinal))
                    .Select(static line => line["using Integrator.".Length..^1])
                    .Where(name => name != folder);
                Assert.True(used.All(allowed.Contains), $"{file} uses {string.Join(", ", used)}");
            }
        }
    }

    [Fact]
    public void NoFileIsLongerThanThreeHundredLines() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Source(), "*.cs", SearchOption.AllDirectories),
            static file => File.ReadLines(file).Count() > 300);

    private static string Source([CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "src", "Integrator.Runtime");
}
