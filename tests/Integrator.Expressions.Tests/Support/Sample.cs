using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Expressions.Tests.Support;

/// <summary>What the expressions of the tests may name: JSON of no known shape, and an order, whose shape is known.</summary>
internal static class Sample
{
    public const string Json = """
        {
          "text": "Hello", "empty": "", "zero": 0, "three": 3, "half": 0.5, "yes": true, "no": false, "nothing": null,
          "numbers": [3, 1, 2], "one": [7], "none": [], "words": ["b", "a"], "mixed": [1, "a", null, true],
          "items": [ { "id": 1, "name": "a", "tags": ["x", "y"] }, { "id": 2, "name": "b" }, { "id": 3, "name": "a", "tags": ["z"] } ],
          "record": { "a": 1, "b": { "c": [1, 2] }, "x-y": "dash" },
          "date": "2024-02-29T12:30:15.250Z",
          "order": {
            "id": 42, "total": 19.99, "tags": ["new", "vip"], "created": "2024-01-31T10:00:00+02:00", "day": "2024-01-31", "is_paid": true,
            "customer": { "name": "Ada" },
            "lines": [ { "sku": "A", "count": 2, "price": 1.5 }, { "sku": "B", "count": 1 } ],
            "prices": { "A": 1.5, "B": 2 }
          }
        }
        """;

    /// <summary>C# of the order, and of a method that reads it.</summary>
    public const string Source = """
        internal sealed class Line
        {
            public string Sku = "";
            public int Count;
            public double? Price;
            public System.Text.Json.Nodes.JsonNode Json = null!;
        }

        internal sealed class Customer
        {
            public string Name = "";
            public string? Email;
            public System.Text.Json.Nodes.JsonNode Json = null!;
        }

        internal sealed class Order
        {
            public long Id;
            public decimal Total;
            public string? Note;
            public System.Collections.Generic.List<string> Tags = [];
            public System.DateTimeOffset Created;
            public System.DateOnly Day;
            public bool IsPaid;
            public Customer? Customer;
            public System.Collections.Generic.List<Line> Lines = [];
            public System.Collections.Generic.Dictionary<string, double> Prices = [];
            public System.Text.Json.Nodes.JsonNode Json = null!;

            public static Order Read(System.Text.Json.Nodes.JsonNode json) => new()
            {
                Json = json,
                Id = (long)json["id"]!,
                Total = (decimal)json["total"]!,
                Note = (string?)json["note"],
                Tags = [.. json["tags"]!.AsArray().Select(static tag => (string)tag!)],
                Created = (System.DateTimeOffset)json["created"]!,
                Day = System.DateOnly.Parse((string)json["day"]!, System.Globalization.CultureInfo.InvariantCulture),
                IsPaid = (bool)json["is_paid"]!,
                Customer = json["customer"] is { } customer ? new Customer { Json = customer, Name = (string)customer["name"]!, Email = (string?)customer["email"] } : null,
                Lines = [.. json["lines"]!.AsArray().Select(static line => new Line { Json = line!, Sku = (string)line!["sku"]!, Count = (int)line["count"]!, Price = (double?)line["price"] })],
                Prices = json["prices"]!.AsObject().ToDictionary(static price => price.Key, static price => (double)price.Value!),
            };
        }
        """;

    private static readonly Term s_data = new Term.Variable("data");
    private static readonly Term s_order = new Term.Variable("order");

    private static readonly RecordShape s_line = Shape("Line", () =>
    [
        new("sku", "Sku", IxType.Text),
        new("count", "Count", IxType.Int, static value => new Term.Cast(IxType.Int.Carrier, value)),
        new("price", "Price", IxType.Number.OrNull()),
    ]);

    private static readonly RecordShape s_customer = Shape("Customer", () => [new("name", "Name", IxType.Text), new("email", "Email", IxType.Text.OrNull())]);

    public static RecordShape OrderShape { get; } = Shape("Order", () =>
    [
        new("id", "Id", IxType.Int),
        new("total", "Total", IxType.Decimal),
        new("note", "Note", IxType.Text.OrNull()),
        new("tags", "Tags", IxType.List(IxType.Text)),
        new("created", "Created", IxType.DateTime),
        new("day", "Day", IxType.Date),
        new("is_paid", "IsPaid", IxType.Bool),
        new("customer", "Customer", IxType.Record(s_customer).OrNull()),
        new("lines", "Lines", IxType.List(IxType.Record(s_line))),
        new("prices", "Prices", IxType.Map(IxType.Number)),
    ]);

    public static Scope Scope { get; } = new(
    [
        new("data", IxType.Any, s_data),
        new("order", IxType.Record(OrderShape), s_order),
        new("status", IxType.Int, new Term.Number("429", NumberKind.Int64)),
        new("maybe", IxType.Text.OrNull(), Text("maybe")),
        new("headers", IxType.Map(IxType.Text), new Term.Variable("headers")),
    ]);

    /// <summary>The same names, and nobody knows the shape of an order.</summary>
    public static Scope Unknown { get; } = Scope with
    {
        Names = [.. Scope.Names.Select(static name => name.Name == "order" ? new ScopeName("order", IxType.Any, Member("order")) : name)],
    };

    /// <summary>The order's members at the root, beside the settings.</summary>
    public static Scope Record { get; } = new(
        [new("settings", IxType.Any, s_data), new("day", IxType.Text, new Term.Text("today"))], new ScopeName("$", IxType.Record(OrderShape), s_order));

    /// <summary>The text of a member of the JSON, or null.</summary>
    public static Term Text(string name) => new Term.Cast(IxType.Text.OrNull().Carrier, Member(name));

    private static RecordShape Shape(string name, Func<IEnumerable<RecordMember>> members) =>
        new(name, name, members, static record => new Term.NotNull(Runtime.JsonValues.Own.Call(new Term.Member(record, "Json"))));

    // data["…"] as a term: the runtime reads the member.
    private static Term Member(string name) => Runtime.JsonRecords.Get.Call(s_data, new Term.Text(name));
}
