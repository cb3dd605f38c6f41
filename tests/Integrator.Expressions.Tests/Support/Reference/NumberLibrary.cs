namespace Integrator.Expressions.Tests.Support.Reference;

/// <summary>The functions on numbers. What comes from JSON of unknown shape is a double.</summary>
internal static class NumberLibrary
{
    public static object? Call(string name, IReadOnlyList<object?> arguments)
    {
        if (name is "sum" or "max" or "min" or "average")
        {
            return Of(name, [.. Library.List(arguments[0]).Select(static item => Operand(item))]);
        }

        var number = Operand(arguments[0]);
        return name switch
        {
            "abs" => number is long whole ? whole < 0 ? Arithmetic.Of("-", 0L, whole) : whole : number is decimal exact ? Math.Abs(exact) : Math.Abs((double)number),
            "floor" => number is long ? number : Whole(number is decimal exact ? Math.Floor(exact) : Math.Floor((double)number)),
            "ceil" => number is long ? number : Whole(number is decimal exact ? Math.Ceiling(exact) : Math.Ceiling((double)number)),
            "round" => Round(number, arguments.Count > 1 ? Library.Int(arguments[1]) : 0),
            _ => Arithmetic.Finite(Math.Pow(Arithmetic.ToDouble(number), Arithmetic.ToDouble(Operand(arguments[1])))),
        };
    }

    private static object Operand(object? value) => Values.Plain(value) is { } plain && Values.IsNumber(plain)
        ? value is System.Text.Json.Nodes.JsonNode ? Arithmetic.ToDouble(plain) : plain
        : throw new NoValueException("no number");

    private static object? Of(string name, IReadOnlyList<object> numbers)
    {
        if (name == "sum")
        {
            return numbers.Aggregate((object)0L, static (sum, number) => Arithmetic.Of("+", sum, number)!);
        }

        return numbers.Count == 0 ? null : name switch
        {
            "max" => numbers.Aggregate(static (most, number) => Values.Compare(number, most) > 0 ? number : most),
            "min" => numbers.Aggregate(static (least, number) => Values.Compare(number, least) < 0 ? number : least),
            _ => Arithmetic.Finite(numbers.Select(Arithmetic.ToDouble).Sum() / numbers.Count),
        };
    }

    private static object Whole(object number) => Math.Abs(Arithmetic.ToDouble(number)) < 1L << 53
        ? Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture)
        : throw new NoValueException("too large");

    // A half goes to the even neighbour; a double is rounded as it is written.
    private static object Round(object number, long decimals)
    {
        if (number is double real)
        {
            return Math.Abs(real) >= 1e28 ? real : Arithmetic.ToDouble(Rounded(Arithmetic.ToDecimal(real), decimals));
        }

        return number is long whole ? decimals >= 0 ? whole : InRange(Rounded(whole, decimals)) : Rounded((decimal)number, decimals);
    }

    private static object InRange(decimal value) => value is >= long.MinValue and <= long.MaxValue ? (long)value : throw new NoValueException("too large");

    private static decimal Rounded(decimal value, long decimals)
    {
        if (decimals >= 0)
        {
            return Math.Round(value, (int)Math.Min(decimals, 28), MidpointRounding.ToEven);
        }

        if (decimals < -28)
        {
            return 0;
        }

        var unit = Enumerable.Repeat(10m, (int)-decimals).Aggregate(1m, static (product, ten) => product * ten);
        return Math.Round(value / unit, MidpointRounding.ToEven) * unit;
    }
}
