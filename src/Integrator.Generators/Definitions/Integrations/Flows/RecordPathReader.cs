using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>Where something is in a record or in an answer.</summary>
internal sealed record RecordPath(string Text, Node Root, Place Place)
{
    /// <summary>The value of a name that the definition does not write out.</summary>
    /// <param name="place">What needs it.</param>
    public static RecordPath Of(string name, Place place) => new(name, PathParser.Parse(name), place);

    /// <summary>The path as a value.</summary>
    public ValueSyntax.Expression Value => With(Root);

    /// <summary>Something that is made of it.</summary>
    public ValueSyntax.Expression With(Node node) => new(ExpressionText.At("", Place, Text), node, Place);
}

/// <summary>Paths: names with points between them, and places in lists in brackets.</summary>
internal static class RecordPathReader
{
    /// <summary>The path at a key; null if there is none, or a broken one, which has been reported.</summary>
    public static RecordPath? Read(DefinitionObject owner, string key) => owner.Located(key) is { } path ? Parse(path, owner.Report) : null;

    public static IReadOnlyList<RecordPath> List(DefinitionObject owner, string key) => [.. owner.Texts(key).Select(path => Parse(path, owner.Report)).OfType<RecordPath>()];

    public static RecordPath? Parse(Located<string> path, Report report)
    {
        try
        {
            return new RecordPath(path.Value, PathParser.Parse(path.Value), path.Place);
        }
        catch (RuleFailure failure)
        {
            ExpressionText.At("", path.Place, path.Value).Add(report, failure.Rule, failure.Span, failure.Arguments);
            return null;
        }
    }
}
