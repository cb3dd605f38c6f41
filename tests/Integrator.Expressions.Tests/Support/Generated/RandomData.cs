using System.Text.Json.Nodes;

namespace Integrator.Expressions.Tests.Support.Generated;

/// <summary>Values for the sample's names. The order has the shape that is declared; the rest may have any.</summary>
internal sealed class RandomData(Random random)
{
    private static readonly string[] s_numbers = ["0", "1", "2", "3", "-1", "7", "0.5", "1.5", "2.0", "1e2", "-3.25", "100", "1e16", "0.00001"];
    private static readonly string[] s_texts = ["\"\"", "\"a\"", "\"b\"", "\"Hello\"", "\"12\"", "\"x y\"", "\"é😀\"", "\"vip\"", "\"a,b\""];

    public JsonNode Next() => JsonNode.Parse($$"""
        {
          "text": {{Often(Text)}}, "empty": {{Often(static () => "\"\"")}}, "zero": {{Often(static () => "0")}}, "three": {{Often(Number)}}, "half": {{Often(Number)}},
          "yes": {{Often(static () => "true")}}, "no": {{Often(static () => "false")}}, "nothing": null, "maybe": {{(random.Next(2) == 0 ? "null" : Text())}},
          "numbers": {{Often(() => Array(Number))}}, "one": {{Often(() => $"[{Number()}]")}}, "none": {{Often(static () => "[]")}},
          "words": {{Often(() => Array(Text))}}, "mixed": {{Array(() => Anything(2))}},
          "items": {{Often(() => Array(Item))}}, "record": {{Often(Record)}}, "order": {{Order()}}
        }
        """)!;

    private string Number() => s_numbers[random.Next(s_numbers.Length)];

    private string Whole() => random.Next(-2, 20).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Text() => s_texts[random.Next(s_texts.Length)];

    private string Array(Func<string> item) => $"[{string.Join(",", Enumerable.Range(0, random.Next(5)).Select(_ => item()))}]";

    // What stands where another thing is meant.
    private string Often(Func<string> value) => random.Next(10) > 0 ? value() : Anything(2);

    private string Anything(int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => "null",
        1 or 2 => Number(),
        3 => Text(),
        4 => random.Next(2) == 0 ? "true" : "false",
        5 or 6 => Array(() => Anything(depth - 1)),
        _ => $$"""{ "a": {{Anything(depth - 1)}}, "id": {{Anything(depth - 1)}}, "name": {{Anything(depth - 1)}} }""",
    };

    private string Item() => random.Next(10) == 0 ? Anything(1) : $$"""{ "id": {{Often(Number)}}, "name": {{Often(Text)}}{{Maybe("tags", () => random.Next(3) == 0 ? Text() : Array(Text))}} }""";

    private string Record() => $$"""{ "a": {{Often(Number)}}, "b": { "c": {{Often(() => Array(Number))}} }{{Maybe("x-y", Text)}} }""";

    private string Order() => $$"""
        {
          "id": {{Whole()}}, "total": {{(random.Next(2) == 0 ? "19.99" : Whole())}}, "tags": {{Array(Text)}}, "created": "2024-01-31T10:00:00+02:00", "day": "2024-01-31",
          "is_paid": {{(random.Next(2) == 0 ? "true" : "false")}}{{Maybe("note", Text)}}{{Maybe("customer", () => $$"""{ "name": {{Text()}}{{Maybe("email", Text)}} }""")}},
          "lines": {{Array(() => $$"""{ "sku": {{Text()}}, "count": {{Whole()}}{{Maybe("price", Number)}} }""")}},
          "prices": { "A": {{Number()}}, "B": {{Number()}}, "a": {{Number()}} }
        }
        """;

    private string Maybe(string name, Func<string> value) => random.Next(3) > 0 ? $", \"{name}\": {value()}" : "";
}
