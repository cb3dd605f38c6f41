using Integrator.Expressions.Tests.Support;

namespace Integrator.Expressions.Tests;

/// <summary>What expressions are worth, one row a rule.</summary>
public sealed class SemanticsTests
{
    private static readonly (string Text, string Json)[] s_rows =
    [
        ("1", "1"), ("-2", "-2"), ("1.5", "1.5"), ("1e3", "1000"), ("'a\"b'", "\"a\\\"b\""), ("true", "true"), ("null", "null"),
        ("data.text", "\"Hello\""), ("data.missing", "null"), ("data.missing.deeper", "null"), ("data.record.`x-y`", "\"dash\""), ("data.'text'", "\"Hello\""),
        ("data.items.name", """["a","b","a"]"""), ("data.items.tags", """["x","y","z"]"""), ("data.items[1].name", "\"b\""), ("data.items[-1].id", "3"), ("data.items[9]", "null"),
        ("data.items[name = 'a'].id", "[1,3]"), ("data.items[id = 2].name", "\"b\""), ("data.items[id > 5]", "null"), ("data.one.missing", "null"),
        ("data.text[0]", "\"Hello\""), ("data.items.{ 'n': name }", """[{"n":"a"},{"n":"b"},{"n":"a"}]"""), ("data.items.(id * 2)", "[2,4,6]"),
        ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("7 / 2", "3.5"), ("6 / 2", "3"), ("7 % 4", "3"), ("-data.three", "-3"), ("data.three + 1", "4"), ("data.three + data.half", "3.5"),
        ("data.nothing + 1", "null"), ("9007199254740993 + 0", "9007199254740993"),
        ("'a' & 1 & true & null & data.half", "\"a1true0.5\""), ("data.numbers & ''", "\"[3,1,2]\""),
        ("1 = 1.0", "true"), ("data.three = 3", "true"), ("data.items[0] = { 'tags': ['x', 'y'], 'name': 'a', 'id': 1 }", "true"), ("null = data.nothing", "true"), ("data.text != 'x'", "true"),
        ("1 < 2", "true"), ("'b' > 'a'", "true"), ("data.three >= 3", "true"), ("data.nothing < 1", "false"), ("data.text < 1", "false"),
        ("true and false or true", "true"), ("data.text and data.zero", "false"), ("data.nothing or 'x'", "true"),
        ("data.yes ? 1 : 2", "1"), ("data.no ? 1", "null"), ("data.no ? 1 : 'two'", "\"two\""), ("data.no ? 1 : data.yes ? 2 : 3", "2"),
        ("2 in data.numbers", "true"), ("'a' in data.record", "true"), ("3 in [1, 2]", "false"), ("data.text in ['Hello']", "true"),
        ("[1, 'a', null]", """[1,"a",null]"""), ("[data.numbers, 4]", "[3,1,2,4]"), ("[data.missing, 1]", "[1]"), ("[[1], [2]]", "[[1],[2]]"), ("[]", "[]"),
        ("{ 'a': 1, 'b': data.missing, 'c': null, 'd': { 'e': [] } }", """{"a":1,"c":null,"d":{"e":[]}}"""), ("{ data.text: 1 }", """{"Hello":1}"""), ("{ 'a': { 'b': 5 } }.a.b + 1", "6"),
        ("( $x := 2; $y := $x * 3; $y + $x )", "8"), ("( $x := data.items; $count($x) )", "3"), ("( 1; 2 )", "2"), ("( $x := null; $x = null )", "true"),
        ("data.text ~> $uppercase", "\"HELLO\""), ("data.text ~> $substring(1, 2) ~> $length()", "2"),
        ("data.items.($count(tags))", "[2,0,1]"), ("data.items[$count(tags) = 2].id", "1"),
        ("/* words */ 1 /* more */ + 1", "2"), ("data.numbers[$ > 1]", "[3,2]"), ("data.numbers[data.zero]", "null"), ("data.numbers[1 - 1]", "3"),
        ("order.id", "42"), ("order.customer.name", "\"Ada\""), ("order.customer.email", "null"), ("order.note & '!'", "\"!\""), ("order.total * 2", "39.98"), ("order.total * 0.1", "1.999"),
        ("order.lines.sku", """["A","B"]"""), ("order.lines.price", "[1.5]"), ("order.lines[0].sku", "\"A\""), ("order.lines[-1].count + 1", "2"), ("order.lines[count > 1].sku", """["A"]"""),
        ("order.lines.(count * 2)", "[4,2]"), ("order.lines.{ 'sku': sku, 'price': price }", """[{"sku":"A","price":1.5},{"sku":"B"}]"""), ("order.lines.sku[0]", "\"A\""),
        ("order.prices.A", "1.5"), ("order.prices.Z", "null"), ("'A' in order.prices", "true"), ("'vip' in order.tags", "true"),
        ("order.created < $now()", "true"), ("order.created = $dtFromIso('2024-01-31T08:00:00Z')", "true"), ("order.day & ''", "\"2024-01-31\""), ("order.created > data.date", "false"),
        ("order.is_paid and order.tags", "true"), ("order.customer.email ? 1 : 2", "2"), ("headers.`retry-after`", "\"30\""), ("status >= 400", "true"),
        ("order.lines[price = null].sku", """["B"]"""), ("order.created.toISO()", "\"2024-01-31T10:00:00.000+02:00\""), ("order.created.weekday", "3"), ("order.customer.(name & '?')", "\"Ada?\""),
        ("maybe = null", "true"), ("maybe.($length($))", "null"),
    ];

    private static readonly Lazy<Batch> s_batch = new(static () => Batch.Expressions(s_rows.Select(static row => row.Text)));

    public static TheoryData<string, string> Rows => [.. s_rows.Select(static row => (row.Text, row.Json))];

    [Theory, MemberData(nameof(Rows))]
    public void IsWorth(string text, string json)
    {
        var outcome = s_batch.Value[text];
        Assert.DoesNotContain(outcome.Findings, static finding => finding.StartsWith("INT31", StringComparison.Ordinal) || finding.StartsWith("INT3201", StringComparison.Ordinal));
        Assert.True(outcome.Json is not null, outcome.Failure?.Message ?? string.Join(", ", outcome.Findings));
        Assert.Equal(json, outcome.Json);
    }
}
