using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations.Schemas;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Reading;

/// <summary>What all readers of one definition share: its texts, its values and its schemas.</summary>
internal sealed class ValueReader(DefinitionTexts texts, SchemaBook schemas, Report report)
{
    private readonly ValueParser _parser = new(texts.At, report);

    public Report Report => report;

    public SchemaBook Schemas => schemas;

    /// <summary>Every computed text that was read, in the order of the file.</summary>
    public IReadOnlyList<ValueSyntax> All => _parser.All;

    /// <inheritdoc cref="ValueParser.Template"/>
    public ValueSyntax Template(JsonNode? value, Place place) => _parser.Template(value, place);

    /// <inheritdoc cref="ValueParser.Expression"/>
    public ValueSyntax Expression(JsonNode value, Place place) => _parser.Expression(value, place);

    /// <inheritdoc cref="ValueParser.Text"/>
    public ValueSyntax Text(string text, Place place) => _parser.Text(text, place);

    /// <summary>A text with the place of its letters in the file.</summary>
    public ExpressionText Written(Located<string> text) => texts.At(text.Place, text.Value);
}
