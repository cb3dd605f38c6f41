namespace Integrator.Expressions.Tests.Support.Generated;

/// <summary>What a place in a random expression can name, by what it gives.</summary>
internal sealed record Near(
    IReadOnlyList<string> Numbers, IReadOnlyList<string> Texts, IReadOnlyList<string> Bools, IReadOnlyList<string> NumberLists, IReadOnlyList<string> TextLists)
{
    /// <summary>The names of the scope. A few of them hold nothing, or something else than one would think.</summary>
    public static Near Scope { get; } = new(
        ["order.id", "order.total", "status", "data.three", "data.half", "data.zero", "data.nothing", "order.lines[0].count", "order.lines[-1].price", "order.prices.A", "order.prices.Z", "data.items[0].id", "data.record.a", "$number('12')"],
        ["order.note", "order.customer.name", "order.customer.email", "maybe", "headers.`retry-after`", "data.text", "data.empty", "data.missing", "order.tags[0]", "data.items[1].name", "data.record.`x-y`", "data.mixed[1]"],
        ["order.is_paid", "data.yes", "data.no", "data.nothing"],
        ["data.numbers", "data.one", "data.none", "order.lines.count", "order.lines.price", "data.items.id", "data.record.b.c", "data.mixed"],
        ["order.tags", "data.words", "order.lines.sku", "data.items.name", "data.items.tags", "data.none"]);

    public Near With(string? number = null, string? text = null) => this with
    {
        Numbers = number is null ? Numbers : [number, number, .. Numbers],
        Texts = text is null ? Texts : [text, text, .. Texts],
    };

    /// <summary>Inside of an item of no known kind, of which every name could be a member.</summary>
    public Near Inside(string? number = null, string? text = null) => new Near(Bare(Numbers), Bare(Texts), ["true"], ["[1, 2, 3]", "[0.5]"], ["['a', 'b']"]).With(number, text);

    /// <summary>Inside of a record: its members stand before all else.</summary>
    public Near Inside(Records records, string before) => this with
    {
        Numbers = Many(records.Numbers, before, Numbers),
        Texts = Many(records.Texts, before, Texts),
        TextLists = Many(records.TextLists, before, TextLists),
    };

    private static List<string> Bare(IReadOnlyList<string> names) => [.. names.Where(static name => name[0] == '$').DefaultIfEmpty("null")];

    private static List<string> Many(IReadOnlyList<string> members, string before, IReadOnlyList<string> outer) =>
        [.. Enumerable.Repeat(members, 5).SelectMany(static all => all).Select(member => before + member), .. outer];
}

/// <summary>Lists of records, and what their members give.</summary>
internal sealed record Records(string Name, IReadOnlyList<string> Numbers, IReadOnlyList<string> Texts, IReadOnlyList<string> TextLists)
{
    public static IReadOnlyList<Records> All { get; } =
    [
        new("order.lines", ["count", "price"], ["sku"], []),
        new("data.items", ["id"], ["name"], ["tags"]),
        new("[{ 'a': 1, 's': 'x' }, { 'a': 2, 's': 'y' }]", ["a"], ["s"], []),
    ];
}
