using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Expressions.Tests.Support.Reference;

/// <summary>The functions that take values.</summary>
internal static class Library
{
    private static readonly string[] s_takesNull = ["count", "exists", "not", "append", "type", "merge", "firstNonEmpty", "pick", "omit"];

    public static bool TakesNull(string name) => s_takesNull.Contains(name);

    public static object? Call(string name, IReadOnlyList<object?> arguments)
    {
        if (!TakesNull(name) && arguments.Contains(null))
        {
            return CanBeNull(name, arguments) ? null : throw new NoValueException("wrong beside what is missing");
        }

        var first = arguments[0];
        return name switch
        {
            "string" => Values.Text(first),
            "number" or "toNumber" => Number(first!),
            "exists" => first is not null,
            "not" => !Values.IsTrue(first),
            "count" => first switch { null => 0L, Items items => items.Count, JsonArray array => array.Count, _ => 1L },
            "type" => Type(first),
            "lookup" => Sequences.Member(first, (string)Text(arguments[1])),
            "abs" or "floor" or "ceil" or "round" or "power" or "sum" or "max" or "min" or "average" => NumberLibrary.Call(name, arguments),
            "append" or "distinct" or "reverse" or "sort" or "flatten" or "single" => Lists(name, arguments),
            "join" => string.Join(arguments.Count > 1 ? Text(arguments[1]) : "", List(first).Select(Text)),
            "jsonParse" => Parsed(Text(first)),
            "jsonStringify" => Values.Json(first)!.ToJsonString(),
            "keys" or "values" or "merge" or "pick" or "omit" or "removeEmpty" or "removeEmptyItems" => RecordLibrary.Call(name, arguments),
            _ => TextLibrary.Call(name, Text(first), [.. arguments.Skip(1)]),
        };
    }

    // Whether the arguments that are there are right.
    private static bool CanBeNull(string name, IReadOnlyList<object?> arguments) => new object[] { "", 0L, new Items([]), new Fields(StringComparer.Ordinal) }.Any(stand =>
    {
        try
        {
            Call(name, [.. arguments.Select(argument => argument ?? stand)]);
            return true;
        }
        catch (NoValueException)
        {
            return false;
        }
    });

    public static string Text(object? value) => Values.Plain(value) switch
    {
        string text => text,
        // Where a known type stands, a function on text takes numbers and booleans no more than JSON does.
        _ => throw new NoValueException("no text"),
    };

    public static long Int(object? value) => Values.Plain(value) switch
    {
        long whole => whole,
        double number when value is double && Math.Floor(number) == number && Math.Abs(number) < 1L << 53 => (long)number,
        decimal number when decimal.Floor(number) == number => (long)number,
        _ => throw new NoValueException("no whole number"),
    };

    /// <summary>A list; what is none is a list of itself.</summary>
    public static Items List(object? value) => value switch
    {
        Items items => items,
        JsonArray array => new Items(array),
        _ => new Items([value]),
    };

    public static bool IsEmpty(object? value) => Values.Plain(value) is null or "" or Items { Count: 0 } or JsonArray { Count: 0 } or JsonObject { Count: 0 };

    private static double Number(object value) => Values.Plain(value) switch
    {
        long or double or decimal => Convert.ToDouble(Values.Plain(value), CultureInfo.InvariantCulture),
        bool truth => truth ? 1 : 0,
        string text when System.Text.RegularExpressions.Regex.IsMatch(text, "^-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?\\z") => Arithmetic.Finite(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => throw new NoValueException("no number"),
    };

    private static string Type(object? value) => Values.Plain(value) switch
    {
        null => "null",
        string => "string",
        bool => "boolean",
        Items or JsonArray => "array",
        Fields or JsonObject => "object",
        _ => "number",
    };

    private static object? Lists(string name, IReadOnlyList<object?> arguments) => name switch
    {
        "append" => new Items(arguments.SelectMany(static argument => argument is null ? [] : (IEnumerable<object?>)List(argument))),
        "distinct" => Distinct(List(arguments[0])),
        "reverse" => new Items(List(arguments[0]).AsEnumerable().Reverse()),
        "sort" => Sort(List(arguments[0])),
        "flatten" => new Items(List(arguments[0]).SelectMany(static item => List(item ?? throw new NoValueException("no list")))),
        _ => List(arguments[0]) is [var only] ? only : throw new NoValueException("not one item"),
    };

    private static Items Distinct(Items items)
    {
        var all = new Items([]);
        foreach (var item in items.Where(item => !all.Any(known => Values.AreEqual(known, item))))
        {
            all.Add(item);
        }

        return all;
    }

    private static Items Sort(Items items) => items.Count < 2 || items.All(item => Values.Compare(items[0], item) is not null)
        ? new Items(items.Order(Comparer<object?>.Create(static (left, right) => Values.Compare(left, right)!.Value)))
        : throw new NoValueException("no order");

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw new NoValueException("no JSON");
        }
    }
}
