using Integrator.Expressions.Tests.Support;

namespace Integrator.Expressions.Tests;

/// <summary>What once went wrong, by name.</summary>
public sealed class BugTests
{
    private static readonly (string Name, string Text, string Json)[] s_rows =
    [
        ("An item of the empty list crashed the compiler", "$firstNonEmpty([][0], 1)", "1"),
        ("An item of the empty list was written as null", "[[][9], 1]", "[1]"),
        ("A member without a value that is no literal was written as null", "{ 'a': [][0] }", "{}"),
        ("A step that gives nothing was no list", "[1, 2].(null)", "[]"),
        ("An item of the data was put into an object without a copy", "{ 'a': $single(data.one), 'b': $single(data.one) }", """{"a":7,"b":7}"""),
        ("A reduction to optional numbers did not compile", "$reduce(order.lines.count, function($s, $x){ order.lines[9].count })", "null"),
        ("Items were not what sums had become", "$reduce([1, 2], function($s, $x){ true ? $x : 0.5 })", "2"),
        ("A comparison with itself was a warning of C#", "order.lines[count <= count].sku", """["A","B"]"""),
        ("A map of objects was no map of JSON", "$mapValues(order.prices, function($v){ { 'v': $v } })", """{"A":{"v":1.5},"B":{"v":2}}"""),
        ("A computed index with a fraction failed", "data.numbers[3 / 2]", "1"),
        ("A key that is a number of JSON failed", "$keyBy(data.items, function($x){ $x.id }).`2`.name", "\"b\""),
        ("Padding with nothing did not pad", "$pad('a', 3, '')", "\"a  \""),
        ("A literal was text as it was spelled", "1.50 & 1e3", "\"1.51000\""),
        ("A small number was text with a power", "0.00001 * 1 & ''", "\"0.00001\""),
        ("A large number was text with a power", "data.half * 2e16 & ''", "\"10000000000000000\""),
        ("A whole number of JSON was text as it was spelled", "$jsonParse('3.0') & $jsonParse('1e2')", "\"3100\""),
        ("Rounding lost digits behind the fifteenth", "$round(9007199254740991.0)", "9007199254740991"),
        ("Rounding to large units failed", "$round(5, -20)", "0"),
        ("A name of a header was looked for by its case", "'retry-after' in headers", "true"),
        ("Equal lists were distinct", "$distinct([[1], [1]])", "[[1]]"),
        ("Equal records were distinct", "$count($distinct($append(order.lines, [order.lines[0]])))", "2"),
        ("An order that contradicts itself failed", "$sort(data.numbers, function($a, $b){ true })", "[2,1,3]"),
        ("$map put lists end to end", "$map(data.numbers, function($x){ [$x, $x] })", "[[3,3],[1,1],[2,2]]"),
        ("A list that is all a step gives lost its brackets", "$jsonParse('[{\"b\":[7]}]').b", "[7]"),
        ("A condition did not see items that are null", "$count(data.mixed[$ = null or true])", "4"),
        ("A choice that is made already was a warning of C#", "$length(false ? 'x') = null", "true"),
        ("A comparison of a number with a choice that is null did not compile", "$count(order.tags) != (false ? 1)", "true"),
        ("A decimal could not be compared with a number that it cannot hold", "order.total < 1e30", "true"),
    ];

    private static readonly string[] s_failing = ["$round(9223372036854775807, -1)", "$split('a', '', -1)", "$replace('a', 'a', 'b', -1)"];

    private static readonly Lazy<Batch> s_batch = new(static () => Batch.Expressions(s_rows.Select(static row => row.Text).Concat(s_failing)));

    public static TheoryData<string, string, string> Rows => [.. s_rows];

    public static TheoryData<string> Failing => [.. s_failing];

    [Theory, MemberData(nameof(Rows))]
    public void StaysMended(string name, string text, string json)
    {
        var outcome = s_batch.Value[text];
        Assert.True(outcome.Json == json, $"{name}: {outcome.Json}{outcome.Failure?.Message} {string.Join(", ", outcome.Findings)}");
    }

    [Theory, MemberData(nameof(Failing))]
    public void FailsAsAnExpression(string text) => Assert.IsType<ExpressionException>(s_batch.Value[text].Failure);

    [Theory]
    [InlineData("'\\u")]
    [InlineData("'\\u1")]
    [InlineData("'\\u12\\")]
    public void AnEscapeCutShortIsARule(string text) => Assert.StartsWith("INT3201", Assert.Single(Batch.Findings(text)), StringComparison.Ordinal);

    [Fact]
    public void ABlockOfManyBindingsCompilesInTime() =>
        Assert.Equal("40", Batch.Expressions(["( $x0 := 0; " + string.Concat(Enumerable.Range(1, 40).Select(static index => $"$x{index} := $x{index - 1} + 1; ")) + "$x40 )"]).Outcomes.Single().Json);
}
