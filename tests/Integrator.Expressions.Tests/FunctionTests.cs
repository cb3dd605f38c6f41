using Integrator.Expressions.Tests.Support;
using Integrator.Generators.Expressions.Binding;

namespace Integrator.Expressions.Tests;

/// <summary>Every function, by example.</summary>
public sealed class FunctionTests
{
    private static readonly (string Text, string Json)[] s_rows =
    [
        ("$string(12)", "\"12\""), ("$string(data.record.b)", "\"{\\\"c\\\":[1,2]}\""), ("$string(order.is_paid)", "\"true\""), ("$string([1])", "\"[1]\""), ("$string(data.nothing)", "null"),
        ("$length('a😀')", "2"), ("$length(data.missing)", "null"), ("$substring('hello', 1, 3)", "\"ell\""), ("$substring('hello', -2)", "\"lo\""), ("$substring('hello', 9)", "\"\""),
        ("$substringBefore('a-b-c', '-')", "\"a\""), ("$substringAfter('a-b-c', '-')", "\"b-c\""), ("$substringAfter('abc', 'x')", "\"abc\""),
        ("$uppercase('aé')", "\"AÉ\""), ("$lowercase('AÉ')", "\"aé\""), ("$trim('  a   b ')", "\"a b\""),
        ("$pad('a', 3)", "\"a  \""), ("$pad('a', -3, '#')", "\"##a\""), ("$pad('abc', 2)", "\"abc\""),
        ("$contains(data.text, 'ell')", "true"), ("$startsWith(data.text, 'He')", "true"), ("$endsWith(data.text, 'x')", "false"),
        ("$split('a,b,c', ',')", """["a","b","c"]"""), ("$split('a,b,c', ',', 2)", """["a","b"]"""), ("$split('ab', '')", """["a","b"]"""),
        ("$join(['a', 'b'], '-')", "\"a-b\""), ("$join(order.tags)", "\"newvip\""), ("$join(data.words, '')", "\"ba\""),
        ("$replace('a.b.c', '.', '-')", "\"a-b-c\""), ("$replace('aaa', 'a', 'b', 2)", "\"bba\""), ("$matches('abc-12', '^[a-z]+-\\\\d+$')", "true"), ("$matches('x', '(?=x)x')", "true"),
        ("$base64encode('hé')", "\"aMOp\""), ("$base64decode('aMOp')", "\"hé\""), ("$encodeUrlComponent('a b&c')", "\"a%20b%26c\""), ("$decodeUrlComponent('a%20b')", "\"a b\""),
        ("$number('1.5')", "1.5"), ("$number(true)", "1"), ("$toNumber(data.three)", "3"), ("$number(order.id)", "42"), ("$number(data.missing)", "null"),
        ("$abs(-3)", "3"), ("$abs(data.half)", "0.5"), ("$floor(1.7)", "1"), ("$ceil(1.2)", "2"), ("$ceil(order.total)", "20"), ("$round(2.5)", "2"), ("$round(3.14159, 2)", "3.14"), ("$round(1234, -2)", "1200"),
        ("$power(2, 10)", "1024"), ("$sum(data.numbers)", "6"), ("$sum([])", "0"), ("$sum([1, 2])", "3"), ("$sum(order.lines.price)", "1.5"), ("$max([1, 3, 2])", "3"), ("$min(data.numbers)", "1"), ("$max([])", "null"), ("$average([1, 2])", "1.5"),
        ("$count(data.items)", "3"), ("$count(order.tags)", "2"), ("$count(data.missing)", "0"), ("$count('x')", "1"), ("$exists(data.missing)", "false"), ("$exists(order.id)", "true"), ("$exists(maybe)", "false"),
        ("$not(data.zero)", "true"), ("$append([1], [2])", "[1,2]"), ("$append(data.numbers, [4])", "[3,1,2,4]"), ("$distinct([1, 2, 1])", "[1,2]"), ("$distinct(data.items.name)", """["a","b"]"""),
        ("$reverse(data.numbers)", "[2,1,3]"), ("$reverse(order.tags)", """["vip","new"]"""), ("$sort(data.numbers)", "[1,2,3]"), ("$sort(['b', 'a'])", """["a","b"]"""), ("$sort([3, 1])", "[1,3]"),
        ("$sort(data.items, function($a, $b){ $a.id < $b.id }).id", "[3,2,1]"), ("$sort(order.lines, function($a, $b){ $a.count > $b.count }).sku", """["B","A"]"""),
        ("$flatten([[1], [2, 3]])", "[1,2,3]"), ("$keys(data.record)", """["a","b","x-y"]"""), ("$values({ 'a': 1, 'b': 2 })", "[1,2]"),
        ("$lookup(data.record, 'a')", "1"), ("$lookup(order.prices, 'B')", "2"), ("$lookup(order.prices, $uppercase('a'))", "1.5"), ("$lookup(data.record, data.missing)", "null"),
        ("$merge([{ 'a': 1, 'b': 1 }, { 'b': 2 }])", """{"a":1,"b":2}"""), ("$merge(data.record, { 'a': 9 }).a", "9"), ("$pick(data.record, ['a', 'q'])", """{"a":1}"""), ("$omit(data.record, 'b', 'x-y')", """{"a":1}"""),
        ("$firstNonEmpty(data.empty, data.missing, 'x')", "\"x\""), ("$firstNonEmpty(order.note, order.customer.name)", "\"Ada\""), ("$firstNonEmpty('', '')", "null"), ("$firstNonEmpty(data.three, 1)", "3"),
        ("$removeEmpty({ 'a': '', 'b': [], 'c': 0 })", """{"c":0}"""), ("$removeEmptyItems(['', 'a'])", """["a"]"""), ("$single([5])", "5"), ("$single(data.one)", "7"),
        ("$map(data.numbers, function($x){ $x * 2 })", "[6,2,4]"), ("$map(['a', 'b'], function($x, $i){ $x & $i })", """["a0","b1"]"""), ("$filter(data.numbers, function($x){ $x > 1 })", "[3,2]"),
        ("$filter(order.tags, function($x, $i){ $i = 1 })", """["vip"]"""), ("$reduce([1, 2, 3], function($sum, $x){ $sum + $x })", "6"), ("$reduce(data.numbers, function($sum, $x){ $sum + $x }, 10)", "16"),
        ("$reduce(order.lines, function($sum, $line){ $sum + $line.count }, 0)", "3"), ("$reduce([], function($a, $b){ $a })", "null"), ("$reduce(['a', 'b'], function($all, $x){ $append($all, [$x & '!']) }, [])", """["a!","b!"]"""),
        ("$sift(data.record, function($v, $k){ $k = 'a' })", """{"a":1}"""), ("$sift(order.prices, function($v){ $v > 1.6 })", """{"B":2}"""), ("$mapValues(order.prices, function($v, $k){ $k & $v })", """{"A":"A1.5","B":"B2"}"""),
        ("$groupBy(data.items, function($x){ $x.name }).a.id", "[1,3]"), ("$groupBy(order.lines, 'sku').A.count", "[2]"), ("$keyBy(data.items, 'name').a.id", "3"),
        ("$now()", "\"2024-05-06T07:08:09Z\""), ("$millis()", "1714979289000"), ("$toMillis('2024-01-01')", "1704067200000"), ("$fromMillis(0)", "\"1970-01-01T00:00:00Z\""), ("$uuid()", "\"00000000-0000-0000-0000-000000000000\""),
        ("$retryAfter('7')", "7"), ("$retryAfter('Mon, 06 May 2024 07:08:39 GMT')", "30"), ("$retryAfter('Mon, 06 May 2024 07:00:00 GMT')", "0"), ("$retryAfter('soon')", "null"), ("$retryAfter(data.missing)", "null"),
        ("$retryAfter(order.note)", "null"), ("$retryAfter(null)", "null"), ("$retryAfter('7') + 1", "8"),
        ("$dtFromIso('2024-01-31T10:00:00+02:00').toISO()", "\"2024-01-31T08:00:00.000Z\""), ("$dtFromIso(order.created).toISODate()", "\"2024-01-31\""), ("$dtFromIso(data.date).toMillis()", "1709209815250"),
        ("$dtFromFormat('31/01/2024 10:05 PM', 'dd/MM/yyyy hh:mm a').toISO()", "\"2024-01-31T22:05:00.000Z\""), ("$dtFromFormat('Mar 5, 2024', 'MMM d, yyyy').toISODate()", "\"2024-03-05\""), ("$dtFromFormat('1714979289', 'X').toUnixInteger()", "1714979289"),
        ("$now().toFormat(\"yyyy-MM-dd'T'HH:mm ZZ\")", "\"2024-05-06T07:08 +00:00\""), ("$now().toFormat('EEE, d MMM yy h:mm a')", "\"Mon, 6 May 24 7:08 AM\""), ("$now().toFormat('LL/dd o W q')", "\"05/06 127 19 2\""),
        ("$now().plus({ 'days': 1, 'hours': 2 }).toISO()", "\"2024-05-07T09:08:09.000Z\""), ("$now().minus({ 'months': 3 }).toISODate()", "\"2024-02-06\""), ("$dtFromIso('2024-01-31').plus({ 'months': 1 }).toISODate()", "\"2024-02-29\""),
        ("$now().startOf('month').toISO()", "\"2024-05-01T00:00:00.000Z\""), ("$now().startOf('week').toISODate()", "\"2024-05-06\""), ("$now().endOf('day').toISO()", "\"2024-05-06T23:59:59.999Z\""), ("$now().startOf('quarter').toISODate()", "\"2024-04-01\""),
        ("$now().diff($now().minus({ 'hours': 36 }), 'days')", "1.5"), ("$dtFromIso('2024-03-01').diff('2024-01-01', 'months')", "2"), ("$now().diff($now())", "0"),
        ("$now().setZone('UTC+3').toISO()", "\"2024-05-06T10:08:09.000+03:00\""), ("$now().setZone('Europe/Istanbul').toFormat('HH:mm')", "\"10:08\""), ("$now().weekday", "1"), ("$now().weekday()", "1"), ("$now().toUTC().toSeconds()", "1714979289"),
        ("$digest('abc')", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""), ("$digest('abc', 'MD5', 'base64')", "\"kAFQmDzST7DWlj99KOF/cg==\""),
        ("$sign('what do ya want for nothing?', 'SHA-256', 'Jefe')", "\"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843\""),
        ("$jsonParse('{\"a\":[1]}').a[0]", "1"), ("$jsonStringify({ 'a': 1 })", "\"{\\\"a\\\":1}\""), ("$parseUrl('https://a.example:8080/p?q=1#h').port", "\"8080\""), ("$parseUrl('https://a.example/p?q=1').search", "\"?q=1\""),
        ("$parseQuery('?a=1&b=x+y&a=2')", """{"a":["1","2"],"b":"x y"}"""), ("$stringifyQuery({ 'a': [1, 2], 'b': 'x y' })", "\"a=1&a=2&b=x%20y\""), ("$type(data.items)", "\"array\""), ("$type(null)", "\"null\""), ("$type(1)", "\"number\""),
    ];

    private static readonly string[] s_failing =
    [
        "$number('x')", "1 / 0", "data.three / data.zero", "9223372036854775807 + 1", "$single(data.numbers)", "$dtFromIso('soon')", "$jsonParse('{')", "$base64decode('%')", "$now().setZone('Nowhere')",
        "$now().toFormat('bbbb')", "$now().plus({ 'moons': 1 })", "$matches(data.text, data.text & '(')", "$pad('a', 99999999)", "data.text + 1", "$sort(data.mixed)", "$parseUrl('x').host", "$digest('a', 'CRC')",
        "$reduce([1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25], function($a, $x){ $a & $a }, 'xx')", "$dtFromFormat('99', 'MM')", "$fromMillis(9e15)", "$power(10, 400)", "$round(1e300 * 1e300)",
        "$reduce([1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25], function($a, $x){ { 'l': $a, 'r': $a } }, {})", "$keys('x') = $values('x')", "$replace('a', '', 'b')",
    ];

    private static readonly Lazy<Batch> s_batch = new(static () => Batch.Expressions(s_rows.Select(static row => row.Text).Concat(s_failing)));

    public static TheoryData<string, string> Rows => [.. s_rows.Select(static row => (row.Text, row.Json))];

    public static TheoryData<string> Failing => [.. s_failing];

    [Theory, MemberData(nameof(Rows))]
    public void Gives(string text, string json)
    {
        var outcome = s_batch.Value[text];
        Assert.True(outcome.Json is not null, outcome.Failure?.ToString() ?? string.Join(", ", outcome.Findings));
        Assert.Equal(json, outcome.Json);
    }

    [Theory, MemberData(nameof(Failing))]
    public void FailsAtItsPlace(string text)
    {
        var failure = Assert.IsType<ExpressionException>(s_batch.Value[text].Failure);
        Assert.Equal(("test.integration.json", 2, 13), (failure.File, failure.Line, failure.Column));
        Assert.Contains("test.integration.json, line 2, column 13", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFunctionHasAnExample()
    {
        var texts = s_rows.Select(static row => row.Text).ToList();
        Assert.All(Functions.Names, name => Assert.Contains(texts, text => text.Contains("$" + name + "(", StringComparison.Ordinal)));
        Assert.All(Functions.Methods, name => Assert.Contains(texts, text => text.Contains("." + name + "(", StringComparison.Ordinal)));
    }

    [Fact]
    public void TheGuideNamesEveryFunction()
    {
        var guide = File.ReadAllText(Repository.Path("docs", "definitions.md"));
        Assert.All(Functions.Names, name => Assert.Contains($"`${name}`", guide, StringComparison.Ordinal));
    }
}
