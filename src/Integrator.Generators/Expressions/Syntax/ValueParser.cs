using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>Parses the values of one definition: constants, templates, expressions, and JSON that holds them.</summary>
/// <param name="texts">From a place and its text to the text with the place of its letters.</param>
internal sealed class ValueParser(Func<Place, string, ExpressionText> texts, Report report)
{
    private const string MergeKey = "$truto_merge";
    private const string HookKey = "$hook";
    private const string EngineKey = "$jsonata";
    private const string Mark = "= ";

    private readonly List<ValueSyntax> _all = [];

    /// <summary>Every computed text that was parsed, in the order of the file.</summary>
    public IReadOnlyList<ValueSyntax> All => [.. _all.OrderBy(static value => Position(value))];

    /// <summary>A value whose texts may be templates, or expressions after <c>= </c>.</summary>
    public ValueSyntax Template(JsonNode? value, Place place) => value switch
    {
        null => new ValueSyntax.Null(place),
        JsonObject members => Object(members, place),
        JsonArray items => new ValueSyntax.List([.. items.Select((item, index) => Template(item, place[index]))], place),
        _ when IsText(value) => Text(value.ToString(), place),
        _ => new ValueSyntax.Constant(value.ToString(), value.ToJsonString(), IsText: false, place),
    };

    /// <summary>A value of a key that takes an expression. A template there is a value that may be missing.</summary>
    public ValueSyntax Expression(JsonNode value, Place place)
    {
        if (IsText(value))
        {
            var text = value.ToString();
            return IsExpression(text) || !TemplateParser.IsTemplate(text) ? Parsed(text, place) : Text(text, place);
        }

        return value switch
        {
            JsonObject { Count: 1 } choice when choice[HookKey] is JsonValue hook && hook.TryGetValue<string>(out var name) && Lexer.IsName(name) => new ValueSyntax.Hook(name, place),
            JsonObject engine when engine.ContainsKey(EngineKey) => Broken(place, () => report.Add(Rules.UnsupportedSyntax, place, EngineKey, "write the part that is not supported as a hook")),
            JsonValue => Literal(value, place),
            _ => Broken(place, () => report.Add(Rules.ExpectedInExpression, place, "text or { \"$hook\": \"Name\" }", "another value")),
        };
    }

    /// <summary>A text that may be a template, or an expression after <c>= </c>.</summary>
    public ValueSyntax Text(string text, Place place)
    {
        if (IsExpression(text))
        {
            return Parsed(text, place);
        }

        if (!TemplateParser.IsTemplate(text))
        {
            return new ValueSyntax.Constant(text, JsonValue.Create(text)!.ToJsonString(), IsText: true, place);
        }

        var written = texts(place, text);
        return Guarded(written, place, () => new ValueSyntax.Template(written, TemplateParser.Parse(text), place));
    }

    private ValueSyntax Parsed(string text, Place place)
    {
        var written = texts(place, text);
        return Guarded(written, place, () => new ValueSyntax.Expression(written, Parser.Parse(text, IsExpression(text) ? Mark.Length : 0), place));
    }

    private ValueSyntax.Object Object(JsonObject members, Place place)
    {
        var merged = members[MergeKey] is { } given ? given is JsonArray list ? [.. list.Select((item, index) => Template(item, place[MergeKey][index]))] : [Template(given, place[MergeKey])] : Array.Empty<ValueSyntax>();
        return new ValueSyntax.Object(
            [.. members.Where(static member => member.Key != MergeKey).Select(member => new MemberSyntax(member.Key, Template(member.Value, place[member.Key])))],
            merged,
            place);
    }

    private ValueSyntax.Expression Literal(JsonNode value, Place place)
    {
        var text = value.ToJsonString();
        return new ValueSyntax.Expression(texts(place, text), Parser.Parse(text), place);
    }

    private ValueSyntax Guarded(ExpressionText written, Place place, Func<ValueSyntax> parse)
    {
        try
        {
            var value = parse();
            _all.Add(value);
            return value;
        }
        catch (RuleFailure failure)
        {
            written.Add(report, failure.Rule, failure.Span, failure.Arguments);
            return new ValueSyntax.Broken(place);
        }
    }

    private static ValueSyntax.Broken Broken(Place place, Action tell)
    {
        tell();
        return new ValueSyntax.Broken(place);
    }

    private static bool IsExpression(string text) => text.StartsWith(Mark, StringComparison.Ordinal);

    private static bool IsText(JsonNode value) => value is JsonValue && value.GetValueKind() == JsonValueKind.String;

    private static int Position(ValueSyntax value) => value switch
    {
        ValueSyntax.Template template => template.Text.Position,
        ValueSyntax.Expression expression => expression.Text.Position,
        _ => 0,
    };
}
