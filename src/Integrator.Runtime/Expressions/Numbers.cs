using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Integrator.Expressions;

/// <summary>Arithmetic that says when it has no result.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Numbers
{
    private const int MostDecimals = 28;

    /// <summary>The sum.</summary>
    public static T Add<T>(T left, T right)
        where T : struct, INumber<T> => Checked(left, right, static (some, other) => checked(some + other));

    /// <summary>The difference.</summary>
    public static T Subtract<T>(T left, T right)
        where T : struct, INumber<T> => Checked(left, right, static (some, other) => checked(some - other));

    /// <summary>The product.</summary>
    public static T Multiply<T>(T left, T right)
        where T : struct, INumber<T> => Checked(left, right, static (some, other) => checked(some * other));

    /// <summary>The quotient.</summary>
    public static T Divide<T>(T left, T right)
        where T : struct, INumber<T> => Checked(left, NotZero(right), static (some, other) => checked(some / other));

    /// <summary>What is left over; it has the sign of the first.</summary>
    public static T Remainder<T>(T left, T right)
        where T : struct, INumber<T> => Checked(left, NotZero(right), static (some, other) => checked(some % other));

    /// <summary>The sum of two JSON numbers.</summary>
    public static JsonNode? Add(JsonNode? left, JsonNode? right) => Of(left, right, Add, Add);

    /// <summary>The difference of two JSON numbers.</summary>
    public static JsonNode? Subtract(JsonNode? left, JsonNode? right) => Of(left, right, Subtract, Subtract);

    /// <summary>The product of two JSON numbers.</summary>
    public static JsonNode? Multiply(JsonNode? left, JsonNode? right) => Of(left, right, Multiply, Multiply);

    /// <summary>The quotient of two JSON numbers.</summary>
    public static JsonNode? Divide(JsonNode? left, JsonNode? right) => Of(left, right, null, Divide);

    /// <summary>What a division of two JSON numbers leaves over.</summary>
    public static JsonNode? Remainder(JsonNode? left, JsonNode? right) => Of(left, right, Remainder, Remainder);

    /// <summary>A number that is whole.</summary>
    public static long Int(double value) =>
        Math.Floor(value) == value && Math.Abs(value) < 1L << 53 ? (long)value : throw new ExpressionException("The number must be whole, but has a fraction or is too large");

    /// <summary>A number that is whole.</summary>
    public static long Int(decimal value) =>
        decimal.Truncate(value) == value && value is >= long.MinValue and <= long.MaxValue ? (long)value : throw new ExpressionException("The number must be whole, but has a fraction or is too large");

    /// <summary>A number as a decimal.</summary>
    public static decimal Decimal(double value) =>
        decimal.TryParse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : throw TooLarge();

    /// <summary>The number that a text writes.</summary>
    public static double Of(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : throw new ExpressionException("The text is no number");

    /// <summary>1 or 0.</summary>
    public static double Of(bool value) => value ? 1 : 0;

    /// <summary>The number itself.</summary>
    public static double Of(double value) => value;

    /// <summary>The number of a JSON number, text or boolean.</summary>
    public static double Of(JsonNode node) =>
        JsonScalars.Number(node) ?? (JsonScalars.Text(node) is { } text ? Of(text) : Of(JsonConversions.ToBool(node)));

    /// <summary>The whole part of the number that a text writes.</summary>
    public static long ToInt(string text) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : ToInt(Of(text));

    /// <summary>1 or 0.</summary>
    public static long ToInt(bool value) => value ? 1 : 0;

    /// <summary>The whole part.</summary>
    public static long ToInt(double value) => Int(Math.Truncate(value));

    /// <summary>The whole part.</summary>
    public static long ToInt(decimal value) => Int(Math.Truncate(value));

    /// <summary>The whole part of a JSON number, text or boolean.</summary>
    public static long ToInt(JsonNode node) =>
        JsonScalars.TryInt(node, out var number) ? number : JsonScalars.Text(node) is { } text ? ToInt(text) : ToInt(Of(node));

    /// <summary>The number without its sign.</summary>
    public static T Abs<T>(T value)
        where T : struct, INumber<T> => Checked(value, value, static (number, _) => T.Abs(number));

    /// <summary>The next whole number below.</summary>
    public static long Floor(double value) => Int(Math.Floor(value));

    /// <summary>The next whole number below.</summary>
    public static long Floor(decimal value) => Int(Math.Floor(value));

    /// <summary>The number itself.</summary>
    public static long Floor(long value) => value;

    /// <summary>The next whole number above.</summary>
    public static long Ceil(double value) => Int(Math.Ceiling(value));

    /// <summary>The next whole number above.</summary>
    public static long Ceil(decimal value) => Int(Math.Ceiling(value));

    /// <summary>The number itself.</summary>
    public static long Ceil(long value) => value;

    /// <summary>Rounded, a half to the even neighbour; negative decimals round tens and hundreds.</summary>
    public static double Round(double value, long decimals = 0) =>
        Math.Abs(value) < 1e28 ? (double)Round(Decimal(value), decimals) : value;

    /// <summary>Rounded, a half to the even neighbour.</summary>
    public static decimal Round(decimal value, long decimals = 0)
    {
        if (decimals >= 0)
        {
            return Math.Round(value, (int)Math.Min(decimals, MostDecimals), MidpointRounding.ToEven);
        }

        if (decimals < -MostDecimals)
        {
            return 0;
        }

        var unit = 1m;
        for (var zeros = decimals; zeros < 0; zeros++)
        {
            unit *= 10;
        }

        return Multiply(Math.Round(value / unit, MidpointRounding.ToEven), unit);
    }

    /// <summary>Rounded, a half to the even neighbour.</summary>
    public static long Round(long value, long decimals = 0) => decimals >= 0 ? value : Int(Round((decimal)value, decimals));

    /// <summary>A power.</summary>
    public static double Power(double value, double exponent) => Finite(Math.Pow(value, exponent));

    /// <summary>The sum of all; 0 of none.</summary>
    public static T Sum<T>(IReadOnlyList<T> numbers)
        where T : struct, INumber<T> => numbers.Aggregate(T.Zero, Add);

    /// <summary>The largest; null of none.</summary>
    public static T? Max<T>(IReadOnlyList<T> numbers)
        where T : struct, INumber<T> => numbers.Count == 0 ? null : numbers.Max();

    /// <summary>The smallest; null of none.</summary>
    public static T? Min<T>(IReadOnlyList<T> numbers)
        where T : struct, INumber<T> => numbers.Count == 0 ? null : numbers.Min();

    /// <summary>The mean; null of none.</summary>
    public static double? Average<T>(IReadOnlyList<T> numbers)
        where T : struct, INumber<T> => numbers.Count == 0 ? null : Finite(numbers.Average(double.CreateChecked));

    private static T Checked<T>(T left, T right, Func<T, T, T> operation)
        where T : struct, INumber<T>
    {
        try
        {
            var result = operation(left, right);
            return T.IsFinite(result) ? result : throw TooLarge();
        }
        catch (OverflowException)
        {
            throw TooLarge();
        }
    }

    private static JsonValue? Of(JsonNode? left, JsonNode? right, Func<long, long, long>? whole, Func<double, double, double> real)
    {
        if (left is null || right is null)
        {
            return null;
        }

        return whole is not null && JsonScalars.TryInt(left, out var some) && JsonScalars.TryInt(right, out var other)
            ? JsonValue.Create(whole(some, other))
            : JsonValue.Create(real(JsonConversions.ToNumber(left), JsonConversions.ToNumber(right)));
    }

    private static T NotZero<T>(T value)
        where T : struct, INumber<T> => T.IsZero(value) ? throw new ExpressionException("Nothing can be divided by 0") : value;

    private static double Finite(double value) => double.IsFinite(value) ? value : throw TooLarge();

    private static ExpressionException TooLarge() => new("The number is too large");
}
