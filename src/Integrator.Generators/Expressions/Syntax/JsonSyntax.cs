using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>JSON of a definition, whose texts may be templates, or expressions after <c>= </c>.</summary>
internal abstract record JsonSyntax
{
    private const string MergeKey = "$truto_merge";

    internal sealed record Null : JsonSyntax;

    /// <summary>Text that is not computed.</summary>
    internal sealed record Text(string Value) : JsonSyntax;

    /// <summary>A number or a boolean, as JSON.</summary>
    internal sealed record Constant(string Json) : JsonSyntax;

    internal sealed record Computed(ValueSyntax Value) : JsonSyntax;

    internal sealed record List(IReadOnlyList<JsonSyntax> Items) : JsonSyntax;

    /// <param name="Merged">The values that the members are merged into.</param>
    internal sealed record Record(IReadOnlyList<(string Name, JsonSyntax Value)> Members, IReadOnlyList<JsonSyntax> Merged) : JsonSyntax;

    /// <summary>A text that breaks a rule, which is reported. The others are still read, so that all broken rules are reported at once.</summary>
    internal sealed record Broken : JsonSyntax;

    /// <param name="texts">Gives the text at a place.</param>
    public static JsonSyntax Parse(JsonNode? value, Place place, Func<Place, ExpressionText> texts, Report report)
    {
        return Of(value, place);

        JsonSyntax Of(JsonNode? node, Place at) => node switch
        {
            null => new Null(),
            JsonObject members => new Record(
                [.. members.Where(static member => member.Key != MergeKey).Select(member => (member.Key, Of(member.Value, at[member.Key])))],
                members.TryGetPropertyValue(MergeKey, out var merged) ? Merged(merged, at[MergeKey]) : []),
            JsonArray items => new List([.. items.Select((item, index) => Of(item, at[index]))]),
            _ when node.GetValueKind() != JsonValueKind.String => new Constant(node.ToJsonString()),
            _ when IsComputed(node.GetValue<string>()) => ValueSyntax.OfTemplate(texts(at), report) is { } computed ? new Computed(computed) : new Broken(),
            _ => new Text(node.GetValue<string>()),
        };

        IReadOnlyList<JsonSyntax> Merged(JsonNode? node, Place at) => node is JsonArray list ? [.. list.Select((item, index) => Of(item, at[index]))] : [Of(node, at)];
    }

    private static bool IsComputed(string text) => ExpressionSyntax.IsMarked(text) || TemplateParser.IsTemplate(text);
}
