namespace Integrator.Generators.Tests;

/// <summary>A file that outgrows a screen or five hides a noun that has no file yet.</summary>
public sealed class SizeTests
{
    private const int MaximumLines = 300;

    [Fact]
    public void NoSourceFileIsLong() =>
        Assert.Empty(Sources().Where(static path => File.ReadLines(path).Count() > MaximumLines).Select(static path => Path.GetRelativePath(Repository.Root, path)));

    private static IEnumerable<string> Sources() =>
        new[] { "src", "samples", "tests", "connectors" }
            .Select(static folder => Repository.Path(folder))
            .Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(static path => !path.EndsWith(".g.cs", StringComparison.Ordinal));
}
