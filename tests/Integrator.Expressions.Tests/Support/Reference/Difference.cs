using System.Text.Json.Nodes;
using Integrator.Expressions.Tests.Support.Generated;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Expressions.Tests.Support.Reference;

/// <summary>An expression that compiled code and the reference do not agree on.</summary>
internal sealed record Difference(string Text, JsonNode Data, bool IsKnown, string Compiled, string Expected)
{
    public static Difference? Of(Batch batch, string text, JsonNode data, bool isKnown)
    {
        var outcome = batch.Evaluate(text, data);
        var node = Parser.Parse(text);
        var expected = new[] { false, true }.Select(isLazy => Value(node, data, isKnown, isLazy)).ToList();
        return expected.Contains(null) || expected.Any(value => IsSame(outcome, value!.Value)) ? null
            : new Difference(text, data, isKnown, outcome.Json ?? outcome.Failure!.Message, string.Join(" or ", expected.Select(static value => Said(value!.Value)).Distinct()));
    }

    /// <summary>The smallest part of the expression that shows it, and both values.</summary>
    /// <param name="compile">What compiles the parts.</param>
    public string Shrunk(Func<IEnumerable<string>, Batch> compile)
    {
        var parts = compile(Trees.Parts(Parser.Parse(Text)).Select(static part => part.ToString()).OrderBy(static part => part.Length));
        var least = parts.Compiled.Select(part => Of(parts, part, Data, IsKnown)).FirstOrDefault(static one => one is not null) ?? this;
        return $"{Text}\n  smallest: {least.Text}\n  compiled: {least.Compiled}\n  expected: {least.Expected}\n  data: {Data.ToJsonString()}";
    }

    private static bool IsSame(Outcome outcome, (bool HasValue, JsonNode? Json) expected) => expected.HasValue
        ? outcome.Json is { } json && Values.AreEqual(JsonNode.Parse(json), expected.Json)
        : outcome.Failure is not null;

    private static string Said((bool HasValue, JsonNode? Json) value) => value.HasValue ? value.Json?.ToJsonString() ?? "null" : "no value";

    private static (bool HasValue, JsonNode? Json)? Value(Node node, JsonNode data, bool isKnown, bool isLazy)
    {
        try
        {
            return (true, Evaluator.Json(node, Names(data, isKnown), isLazy));
        }
        catch (NoValueException)
        {
            return (false, null);
        }
        catch (AmbiguousException)
        {
            return null;
        }
    }

    private static Dictionary<string, object?> Names(JsonNode data, bool isKnown) => new(StringComparer.Ordinal)
    {
        ["data"] = data,
        ["order"] = isKnown ? Order(data["order"]!) : data["order"],
        ["status"] = 429L,
        ["maybe"] = (string?)data["maybe"],
        ["headers"] = new Fields(StringComparer.OrdinalIgnoreCase) { ["Retry-After"] = "30" },
    };

    // The order as its schema describes it.
    private static Fields Order(JsonNode json) => new(StringComparer.Ordinal, json)
    {
        ["id"] = (long)json["id"]!,
        ["total"] = (decimal)json["total"]!,
        ["note"] = (string?)json["note"],
        ["tags"] = new Items(json["tags"]!.AsArray().Select(static tag => (string?)tag)),
        ["is_paid"] = (bool)json["is_paid"]!,
        ["customer"] = json["customer"] is { } customer ? new Fields(StringComparer.Ordinal, customer) { ["name"] = (string?)customer["name"], ["email"] = (string?)customer["email"] } : null,
        ["lines"] = new Items(json["lines"]!.AsArray().Select(static line => Line(line!))),
        ["prices"] = Prices(json["prices"]!.AsObject()),
    };

    private static Fields Line(JsonNode json) => new(StringComparer.Ordinal, json)
    {
        ["sku"] = (string?)json["sku"],
        ["count"] = (long)json["count"]!,
        ["price"] = (double?)json["price"],
    };

    private static Fields Prices(JsonObject json)
    {
        var prices = new Fields(StringComparer.Ordinal);
        foreach (var (name, price) in json)
        {
            prices.Add(name, (double)price!);
        }

        return prices;
    }
}
