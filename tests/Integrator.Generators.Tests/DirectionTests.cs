namespace Integrator.Generators.Tests;

/// <summary>The direction of the stages: text to definitions to model to text. References are read from the compiled generator.</summary>
public sealed class DirectionTests
{
    private const string Root = "Integrator.Generators.";

    private static readonly IReadOnlyCollection<TypeReference> s_references = TypeReferences.Of(typeof(ConnectorGenerator).Assembly);

    [Theory]
    [InlineData("Definitions", "Model")]
    [InlineData("Definitions", "Emit")]
    [InlineData("Definitions", "Expressions.Binding")]
    [InlineData("Definitions", "Expressions.Types")]
    [InlineData("Definitions", "Expressions.Terms")]
    [InlineData("Definitions", "Expressions.Printing")]
    [InlineData("Model", "Emit")]
    [InlineData("Model", "Expressions.Printing")]
    [InlineData("Emit", "Definitions")]
    [InlineData("Emit", "Diagnostics")]
    [InlineData("Emit", "Expressions.Syntax")]
    [InlineData("Emit", "Expressions.Types")]
    [InlineData("Emit", "Expressions.Binding")]
    [InlineData("Diagnostics", "Definitions")]
    [InlineData("Diagnostics", "Model")]
    [InlineData("Diagnostics", "Emit")]
    [InlineData("Diagnostics", "Expressions")]
    [InlineData("Expressions", "Definitions")]
    [InlineData("Expressions", "Model")]
    [InlineData("Expressions", "Emit")]
    [InlineData("Expressions.Syntax", "Expressions.Types")]
    [InlineData("Expressions.Syntax", "Expressions.Terms")]
    [InlineData("Expressions.Syntax", "Expressions.Binding")]
    [InlineData("Expressions.Syntax", "Expressions.Printing")]
    [InlineData("Expressions.Terms", "Expressions.Syntax")]
    [InlineData("Expressions.Terms", "Expressions.Types")]
    [InlineData("Expressions.Terms", "Expressions.Binding")]
    [InlineData("Expressions.Terms", "Expressions.Printing")]
    [InlineData("Expressions.Types", "Expressions.Binding")]
    [InlineData("Expressions.Types", "Expressions.Printing")]
    [InlineData("Expressions.Binding", "Expressions.Printing")]
    [InlineData("Expressions.Printing", "Diagnostics")]
    [InlineData("Expressions.Printing", "Expressions.Syntax")]
    [InlineData("Expressions.Printing", "Expressions.Types")]
    [InlineData("Expressions.Printing", "Expressions.Binding")]
    public void OneStageDoesNotKnowTheOther(string stage, string other) =>
        Assert.Empty(TypeReferences.Between(s_references, Root + stage, Root + other));

    /// <summary>Text becomes C# in Emit and in the printer of expressions.</summary>
    [Theory]
    [InlineData("Definitions")]
    [InlineData("Model")]
    [InlineData("Diagnostics")]
    [InlineData("Expressions.Syntax")]
    [InlineData("Expressions.Types")]
    [InlineData("Expressions.Terms")]
    [InlineData("Expressions.Binding")]
    public void OnlyPrintingWritesLiterals(string stage) => Assert.DoesNotContain(s_references, reference =>
        reference.From.IsIn(Root + stage) && reference.To == new TypeName("Integrator.Generators", "CSharp"));

    [Theory]
    [InlineData("Microsoft.OpenApi")]
    [InlineData("YamlDotNet")]
    public void OnlyReadKnowsTheLibraries(string library) =>
        Assert.DoesNotContain(s_references, reference => reference.To.IsIn(library) && !reference.From.IsIn(Root + "Definitions"));

    [Fact]
    public void TheReaderSeesMoreThanUsingDirectives()
    {
        Assert.NotEmpty(TypeReferences.Between(s_references, Root + "Model", Root + "Definitions"));
        Assert.Contains(s_references, static reference => reference.From.Name == "ModelBuilder" && reference.To.Name == "Place");
    }
}
