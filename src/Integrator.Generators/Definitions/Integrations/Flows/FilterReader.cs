using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>Filters: an expression, or a list of an operator and its operands, as Celigo writes them.</summary>
internal static class FilterReader
{
    private static readonly Dictionary<string, string> s_operators = new(StringComparer.Ordinal)
    {
        ["equals"] = "=",
        ["notequals"] = "!=",
        ["greaterthan"] = ">",
        ["greaterthanequals"] = ">=",
        ["lessthan"] = "<",
        ["lessthanequals"] = "<=",
        ["and"] = "and",
        ["or"] = "or",
    };

    private static readonly Dictionary<string, string> s_functions = new(StringComparer.Ordinal)
    {
        ["startswith"] = "startsWith",
        ["endswith"] = "endsWith",
        ["contains"] = "contains",
        ["matches"] = "matches",
        ["string"] = "string",
        ["number"] = "number",
        ["epochtime"] = "toMillis",
        ["lowercase"] = "lowercase",
        ["uppercase"] = "uppercase",
        ["ceiling"] = "ceil",
        ["floor"] = "floor",
        ["abs"] = "abs",
        ["not"] = "not",
    };

    /// <summary>The names that a list may begin with.</summary>
    private static IEnumerable<string> Known => s_operators.Keys.Concat(s_functions.Keys).Concat(["isempty", "isnotempty", "boolean", "doesnotcontain", "extract", "settings"]);

    public static ValueSyntax? Read(DefinitionObject owner, string key)
    {
        if (owner.Node(key) is not JsonArray list)
        {
            return owner.Expression(key);
        }

        var place = owner.Place[key];
        return Node(list, place, owner.Report) is { } root ? new ValueSyntax.Expression(ExpressionText.At("", place, ""), root, place) : new ValueSyntax.Broken(place);
    }

    private static Node? Node(JsonNode? value, Place place, Report report)
    {
        if (value is not JsonArray list)
        {
            return Literal(value);
        }

        var name = list.Count > 0 ? (list[0] as JsonValue)?.ToString() ?? "" : "";
        if (name == "extract" && list.Count > 1 && list[1] is JsonValue path)
        {
            return RecordPathReader.Parse(new Located<string>(path.ToString(), place[1]), report)?.Root;
        }

        var operands = list.Skip(1).Select((operand, index) => Node(operand, place[index + 1], report)).ToList();
        if (operands.Contains(null))
        {
            return null;
        }

        var made = Operation(name, operands!);
        if (made is null)
        {
            report.Add(Rules.UnknownName, place, "Operator", name, Nearest.Hint(name, Known));
        }

        return made;
    }

    private static Node? Operation(string name, List<Node> operands)
    {
        var span = default(TextSpan);
        if (s_operators.TryGetValue(name, out var mark) && operands.Count >= 2)
        {
            return operands.Skip(1).Aggregate(operands[0], (left, right) => new BinaryNode(span, mark, left, right));
        }

        return (name, operands.Count) switch
        {
            ("isempty", 1) => new CallNode(span, "not", span, operands),
            ("isnotempty" or "boolean", 1) => new CallNode(span, "not", span, [new CallNode(span, "not", span, operands)]),
            ("doesnotcontain", 2) => new CallNode(span, "not", span, [new CallNode(span, "contains", span, operands)]),
            _ when s_functions.TryGetValue(name, out var function) && operands.Count > 0 => new CallNode(span, function, span, operands),
            _ => null,
        };
    }

    private static Node Literal(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => new LiteralNode(default, null),
        JsonValueKind.True => new LiteralNode(default, true),
        JsonValueKind.False => new LiteralNode(default, false),
        JsonValueKind.Number => new NumberNode(default, value!.ToJsonString()),
        _ => new LiteralNode(default, value!.ToString()),
    };
}
