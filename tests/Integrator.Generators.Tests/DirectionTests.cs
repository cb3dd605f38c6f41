namespace Integrator.Generators.Tests;

/// <summary>The direction of the stages: text to definitions to model to text. References are read from the compiled generator.</summary>
public sealed class DirectionTests
{
    private const string Root = "Integrator.Generators.";

    private static readonly IReadOnlyCollection<TypeReference> s_references = TypeReferences.Of(typeof(ConnectorGenerator).Assembly);

    [Theory]
    [InlineData("Definitions", "Model")]
    [InlineData("Definitions", "Emit")]
    [InlineData("Model", "Emit")]
    [InlineData("Emit", "Definitions")]
    [InlineData("Emit", "Diagnostics")]
    [InlineData("Diagnostics", "Definitions")]
    [InlineData("Diagnostics", "Model")]
    [InlineData("Diagnostics", "Emit")]
    [InlineData("Diagnostics", "Expressions")]
    public void OneStageDoesNotKnowTheOther(string stage, string other) =>
        Assert.Empty(TypeReferences.Between(s_references, Root + stage, Root + other));

    [Theory]
    [InlineData("Microsoft.OpenApi")]
    [InlineData("YamlDotNet")]
    public void OnlyReadKnowsTheLibraries(string library) => Assert.Empty(s_references
        .Where(reference => reference.To.IsIn(library) && !reference.From.IsIn(Root + "Definitions"))
        .Select(static reference => $"{reference.From} -> {reference.To}"));

    [Fact]
    public void TheReaderSeesMoreThanUsingDirectives()
    {
        Assert.NotEmpty(TypeReferences.Between(s_references, Root + "Model", Root + "Definitions"));
        Assert.Contains(s_references, static reference => reference.From.Name == "ModelBuilder" && reference.To.Name == "Place");
    }
}
