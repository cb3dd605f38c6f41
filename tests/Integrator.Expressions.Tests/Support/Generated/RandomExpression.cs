using System.Globalization;

namespace Integrator.Expressions.Tests.Support.Generated;

/// <summary>Expressions over the sample's names, most of which have a type.</summary>
internal sealed class RandomExpression(Random random)
{
    private static readonly string[] s_numbers = ["0", "1", "2", "3", "7", "-1", "10", "1.5", "0.1", "-2.5", "1.50", "1e3", "0.00001", "1e16"];
    private static readonly string[] s_texts = ["''", "'a'", "'b'", "'x'", "'Hello'", "'a,b,,c'", "' a  b '", "'12'", "'é😀'", "'-1.5e2'", "'vip'"];

    private readonly RandomLists _lists = new(random);
    private int _variables;

    public Random Random => random;

    public string Next() => Any(Near.Scope, 4);

    public string Any(Near near, int depth) => random.Next(8) switch
    {
        0 or 1 => Number(near, depth),
        2 => Text(near, depth),
        3 or 4 => Bool(near, depth),
        5 => _lists.Numbers(this, near, depth),
        6 => _lists.Texts(this, near, depth),
        _ => _lists.Object(this, near, depth),
    };

    public string Number(Near near, int depth) => depth <= 0 ? Leaf(near.Numbers, s_numbers) : random.Next(20) switch
    {
        0 or 1 => Leaf(near.Numbers, s_numbers),
        2 or 3 or 4 => $"({Number(near, depth - 1)} {One("+", "-", "*", "/", "%")} {Number(near, depth - 1)})",
        5 => $"(-{Number(near, depth - 1)})",
        6 => $"({Bool(near, depth - 1)} ? {Number(near, depth - 1)} : {Number(near, depth - 1)})",
        7 => $"({Bool(near, depth - 1)} ? {Number(near, depth - 1)})",
        8 => $"${One("abs", "floor", "ceil", "round", "number")}({Number(near, depth - 1)})",
        9 => $"$round({Number(near, depth - 1)}, {One("0", "1", "2", "-1", "-2")})",
        10 => $"$power({Number(near, 0)}, {One("0", "1", "2", "0.5", "-1")})",
        11 or 12 => $"${One("sum", "max", "min", "average", "single")}({_lists.Numbers(this, near, depth - 1)})",
        13 => $"$count({(random.Next(2) == 0 ? _lists.Numbers(this, near, depth - 1) : _lists.Texts(this, near, depth - 1))})",
        14 => $"$length({Text(near, depth - 1)})",
        15 => $"{_lists.Numbers(this, near, depth - 1)}[{One("0", "1", "-1", "-2", "1.5", "9", "1 + 1", "3 / 2")}]",
        16 => Bound(near, depth, (inner, rest) => Number(inner, rest)),
        17 => $"$reduce({_lists.Numbers(this, near, depth - 1)}, function($s, $x){{ {Number(near.With("$s").With("$x"), depth - 2)} }}{One("", ", 0", ", 1.5", ", data.three")})",
        18 => $"$firstNonEmpty({Number(near, depth - 1)}, {Number(near, depth - 1)})",
        _ => $"{Leaf(near.Numbers, ["(5)", "(2.5)"])}.({Number(near.Inside("$"), depth - 1)})",
    };

    public string Text(Near near, int depth) => depth <= 0 ? Leaf(near.Texts, s_texts) : random.Next(18) switch
    {
        0 or 1 => Leaf(near.Texts, s_texts),
        2 or 3 => $"({Scalar(near, depth - 1)} & {Scalar(near, depth - 1)})",
        4 => $"({Bool(near, depth - 1)} ? {Text(near, depth - 1)} : {Text(near, depth - 1)})",
        5 => $"${One("uppercase", "lowercase", "trim", "base64encode", "encodeUrlComponent", "decodeUrlComponent")}({Text(near, depth - 1)})",
        6 => $"$substring({Text(near, depth - 1)}, {One("0", "1", "-1", "-9", "9")}{One("", ", 0", ", 1", ", 2", ", -1")})",
        7 => $"$substring{One("Before", "After")}({Text(near, depth - 1)}, {Text(near, 0)})",
        8 => $"$pad({Text(near, depth - 1)}, {One("0", "3", "-4", "9")}{One("", ", '#'", ", 'ab'", ", ''")})",
        9 => $"$replace({Text(near, depth - 1)}, {Leaf(["'a'"], ["'l'", "','", "''"])}, {Text(near, 0)}{One("", ", 0", ", 1", ", -1")})",
        10 => $"$string({Scalar(near, depth - 1)})",
        11 or 12 => $"$join({_lists.Texts(this, near, depth - 1)}{One("", ", ','", ", data.missing", ", data.text")})",
        13 => $"{_lists.Texts(this, near, depth - 1)}[{One("0", "1", "-1")}]",
        14 => $"$firstNonEmpty({Text(near, depth - 1)}, {Text(near, depth - 1)})",
        15 => $"$type({Any(near, depth - 1)})",
        16 => Bound(near, depth, (inner, rest) => Text(inner, rest)),
        _ => $"{Leaf(near.Texts, ["'ab'"])}.({Text(near.Inside(text: "$"), depth - 1)})",
    };

    public string Bool(Near near, int depth) => depth <= 0 ? Leaf(near.Bools, ["true", "false"]) : random.Next(16) switch
    {
        0 => Leaf(near.Bools, ["true", "false"]),
        1 or 2 => $"({Number(near, depth - 1)} {Relation()} {Number(near, depth - 1)})",
        3 or 4 => $"({Text(near, depth - 1)} {Relation()} {Text(near, depth - 1)})",
        5 or 6 => $"({Bool(near, depth - 1)} {One("and", "or")} {Condition(near, depth - 1)})",
        7 => $"$not({Condition(near, depth - 1)})",
        8 => $"$exists({Any(near, depth - 1)})",
        9 => $"({Number(near, depth - 1)} in {_lists.Numbers(this, near, depth - 1)})",
        10 => $"({Text(near, depth - 1)} in {Leaf(["order.prices", "data.record", "headers"], [_lists.Texts(this, near, depth - 1)])})",
        11 => $"({Any(near, depth - 1)} {One("=", "!=")} {Any(near, depth - 1)})",
        12 => $"({Any(near, depth - 1)} {One("=", "!=")} null)",
        13 => $"${One("contains", "startsWith", "endsWith")}({Text(near, depth - 1)}, {Text(near, 0)})",
        14 => $"({_lists.Numbers(this, near, depth - 1)} = {_lists.Numbers(this, near, depth - 1)})",
        _ => Bound(near, depth, (inner, rest) => Bool(inner, rest)),
    };

    public string Variable() => "$v" + (++_variables).ToString(CultureInfo.InvariantCulture);

    public string One(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];

    private string Relation() => One("=", "!=", "<", "<=", ">", ">=");

    // A condition that is no boolean is one all the same.
    private string Condition(Near near, int depth) => random.Next(3) > 0 ? Bool(near, depth) : Any(near, depth);

    private string Scalar(Near near, int depth) => random.Next(3) switch { 0 => Number(near, depth), 1 => Text(near, depth), _ => Bool(near, depth) };

    private string Bound(Near near, int depth, Func<Near, int, string> body)
    {
        var variable = Variable();
        return random.Next(2) == 0
            ? $"( {variable} := {Number(near, depth - 1)}; {body(near.With(variable), depth - 1)} )"
            : $"( {variable} := {Text(near, depth - 1)}; {body(near.With(text: variable), depth - 1)} )";
    }

    private string Leaf(IReadOnlyList<string> names, IReadOnlyList<string> literals) =>
        random.Next(3) > 0 ? names[random.Next(names.Count)] : literals[random.Next(literals.Count)];
}
