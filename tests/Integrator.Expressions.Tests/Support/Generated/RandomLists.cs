namespace Integrator.Expressions.Tests.Support.Generated;

/// <summary>Random expressions that give lists and objects.</summary>
internal sealed class RandomLists(Random random)
{
    public string Numbers(RandomExpression of, Near near, int depth) => depth <= 0 ? Name(near.NumberLists) : random.Next(16) switch
    {
        0 or 1 or 2 => Name(near.NumberLists),
        3 or 4 => $"[{string.Join(", ", Many(4, () => random.Next(4) > 0 ? of.Number(near, depth - 2) : Numbers(of, near, depth - 2)))}]",
        5 => $"{Numbers(of, near, depth - 1)}[{of.Bool(near.Inside("$"), depth - 1)}]",
        6 => $"{Numbers(of, near, depth - 1)}.({of.Number(near.Inside("$"), depth - 1)})",
        7 => Records(of, near, depth - 1) is var (list, records) ? $"{list}.({of.Number(near.Inside(records, ""), depth - 1)})" : "",
        8 => Records(of, near, depth - 1) is var (list, records) ? $"{list}.{Name(records.Numbers)}" : "",
        9 => $"({of.Bool(near, depth - 1)} ? {Certain(of, near, depth - 1)} : {Certain(of, near, depth - 1)})",
        10 => $"$flatten([{string.Join(", ", Many(3, () => $"[{of.Number(near, 0)}, {of.Number(near, 0)}]"))}])",
        11 => $"$append({Numbers(of, near, depth - 1)}, {Numbers(of, near, depth - 1)})",
        _ => Certain(of, near, depth),
    };

    public string Texts(RandomExpression of, Near near, int depth) => depth <= 0 ? Name(near.TextLists) : random.Next(14) switch
    {
        0 or 1 or 2 => Name(near.TextLists),
        3 or 4 => $"[{string.Join(", ", Many(4, () => random.Next(4) > 0 ? of.Text(near, depth - 2) : Texts(of, near, depth - 2)))}]",
        5 => $"{Texts(of, near, depth - 1)}[{of.Bool(near.Inside(text: "$"), depth - 1)}]",
        6 => $"{Texts(of, near, depth - 1)}.({of.Text(near.Inside(text: "$"), depth - 1)})",
        7 => Records(of, near, depth - 1) is var (list, records) ? $"{list}.({of.Text(near.Inside(records, ""), depth - 1)})" : "",
        8 => Records(of, near, depth - 1) is var (list, records) ? $"{list}.{Name([.. records.Texts, .. records.TextLists])}" : "",
        9 => $"$split({of.Text(near, depth - 1)}, {of.One("','", "''", "'l'", "'ab'")}{of.One("", "", ", 1", ", 0", ", -1")})",
        10 => $"$keys({of.One("data.record", "order.prices", "headers", "data.items", "order.customer")})",
        11 => $"${of.One("reverse", "distinct", "sort")}({Texts(of, near, depth - 1)})",
        12 => Lambda(of) is var x ? $"$map({Texts(of, near, depth - 1)}, function({x}, $i){{ {of.Text(near.With("$i", x), depth - 1)} }})" : "",
        _ => Lambda(of) is var x ? $"$filter({Texts(of, near, depth - 1)}, function({x}){{ {of.Bool(near.With(text: x), depth - 1)} }})" : "",
    };

    public string Object(RandomExpression of, Near near, int depth) => random.Next(14) switch
    {
        0 or 1 => Built(of, near, depth),
        2 => Records(of, near, depth - 1).List,
        3 => Records(of, near, depth - 1) is var (list, records) ? $"{list}.{Built(of, near.Inside(records, ""), depth - 1)}" : "",
        4 => $"$merge([{Built(of, near, depth - 1)}, {of.One("data.record", "order.prices", "{ 'a': 9 }")}])",
        5 => $"${of.One("pick", "omit")}({of.One("data.record", "order.prices", Built(of, near, depth - 1))}, {of.One("'a'", "['a', 'b']", "order.tags", "'A'")})",
        6 => $"${of.One("removeEmpty", "removeEmptyItems")}({of.One("data.record", "data.mixed", "data.words", Built(of, near, depth - 1), Texts(of, near, depth - 1))})",
        7 => Lambda(of) is var x ? $"$sift({Members(of)}, function({x}, $k){{ {of.Bool(near.With(x, "$k"), depth - 1)} }})" : "",
        8 => Lambda(of) is var x ? $"$mapValues({Members(of)}, function({x}, $k){{ {of.Any(near.With(x, "$k"), depth - 1)} }})" : "",
        9 => Records(of, near, depth - 1) is var (list, records) && Lambda(of) is var x ? $"$groupBy({list}, function({x}){{ {of.Text(near.Inside(records, x + "."), depth - 2)} }})" : "",
        10 => Records(of, near, depth - 1) is var (list, records) ? $"$keyBy({list}, '{records.Texts[0]}')" : "",
        11 => $"$values({Members(of)})",
        12 => $"$lookup({Members(of)}, {of.Text(near, depth - 1)})",
        _ => $"{Built(of, near, depth - 1)}.{of.One("a", "b", "list")}",
    };

    // Lists whose type is known to be one, whatever the names hold.
    private string Certain(RandomExpression of, Near near, int depth) => random.Next(7) switch
    {
        0 or 1 => $"${of.One("reverse", "distinct", "sort")}({Numbers(of, near, depth - 1)})",
        2 => Lambda(of) is var x ? $"$map({Numbers(of, near, depth - 1)}, function({x}){{ {of.Number(near.With(x), depth - 1)} }})" : "",
        3 => Lambda(of) is var x ? $"$filter({Numbers(of, near, depth - 1)}, function({x}, $i){{ {of.Bool(near.With(x).With("$i"), depth - 1)} }})" : "",
        4 => $"$sort({Numbers(of, near, depth - 1)}, function($l, $r){{ {of.Bool(near.With("$l").With("$r"), depth - 1)} }})",
        5 => $"[{of.Number(near, depth - 1)}]",
        _ => $"[{of.Number(near, depth - 1)}, {of.Number(near, depth - 1)}, {Name(near.NumberLists)}]",
    };

    private (string List, Records Records) Records(RandomExpression of, Near near, int depth)
    {
        var records = Generated.Records.All[random.Next(Generated.Records.All.Count)];
        var list = depth <= 0 ? records.Name : random.Next(6) switch
        {
            0 => $"{records.Name}[{of.Bool(near.Inside(records, ""), depth - 1)}]",
            1 => $"$filter({records.Name}, function($o){{ {of.Bool(near.Inside(records, "$o."), depth - 1)} }})",
            2 => $"$sort({records.Name}, function($l, $r){{ {Sorted(records)} }})",
            3 => $"$reverse({records.Name})",
            _ => records.Name,
        };
        return (list, records);
    }

    private string Sorted(Records records) => random.Next(2) == 0 ? $"$l.{records.Numbers[0]} > $r.{records.Numbers[0]}" : $"$l.{records.Texts[0]} < $r.{records.Texts[0]}";

    private static string Built(RandomExpression of, Near near, int depth) =>
        $"{{ 'a': {of.Number(near, depth - 1)}, {of.One("'b'", "'b'", "`b`", "data.text")}: {of.Text(near, depth - 1)}, 'list': [{of.Number(near, depth - 2)}]{of.One("", "", ", 'n': null")} }}"
            .Replace("`b`", "order.customer.name", StringComparison.Ordinal);

    private static string Members(RandomExpression of) => of.One("order.prices", "data.record", "{ 'a': 1, 'b': 2 }");

    private static string Lambda(RandomExpression of) => of.Variable();

    private string Name(IReadOnlyList<string> names) => names[random.Next(names.Count)];

    private IEnumerable<string> Many(int most, Func<string> item) => Enumerable.Range(0, random.Next(most)).Select(_ => item());
}
