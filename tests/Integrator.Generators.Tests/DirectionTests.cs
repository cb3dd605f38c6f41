namespace Integrator.Generators.Tests;

/// <summary>Text to definitions to model to text: no stage knows a later one. A file's using list is its dependency list.</summary>
public sealed class DirectionTests
{
    [Theory]
    [InlineData("Definitions", "Model")]
    [InlineData("Definitions", "Emit")]
    [InlineData("Model", "Emit")]
    [InlineData("Emit", "Definitions")]
    [InlineData("Emit", "Diagnostics")]
    [InlineData("Diagnostics", "Definitions")]
    [InlineData("Diagnostics", "Model")]
    public void OneStageDoesNotKnowTheOther(string stage, string other) =>
        Assert.Empty(Directory.EnumerateFiles(Repository.Path("src", "Integrator.Generators", stage), "*.cs", SearchOption.AllDirectories)
            .Where(path => File.ReadLines(path).Any(line => line.StartsWith($"using Integrator.Generators.{other}", StringComparison.Ordinal)))
            .Select(Path.GetFileName));

    [Fact]
    public void OnlyReadKnowsOpenApiAndYaml() =>
        Assert.Empty(Directory.EnumerateFiles(Repository.Path("src", "Integrator.Generators"), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Contains("Definitions", StringComparison.Ordinal))
            .Where(static path => File.ReadLines(path).Any(static line => line.StartsWith("using Microsoft.OpenApi", StringComparison.Ordinal) || line.StartsWith("using YamlDotNet", StringComparison.Ordinal)))
            .Select(Path.GetFileName));
}
