using System.Globalization;
using System.Text.Json.Nodes;

namespace Integrator.Expressions.Tests.Support.Reference;

/// <summary>Numbers: a whole one stays whole except in a division, a decimal one stays decimal, and what does not fit has no value.</summary>
internal static class Arithmetic
{
    public static object? Of(string mark, object? left, object? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        var isJson = left is JsonNode || right is JsonNode;
        var (some, other) = (Operand(left, isJson), Operand(right, isJson));
        try
        {
            var result = some is long whole && other is long divisor && mark != "/" ? Whole(mark, whole, divisor)
                : some is decimal || other is decimal ? (object)Exact(mark, ToDecimal(some), ToDecimal(other))
                : Real(mark, ToDouble(some), ToDouble(other));
            return isJson ? Values.Json(result) : result;
        }
        catch (OverflowException)
        {
            throw new NoValueException("too large");
        }
    }

    public static decimal ToDecimal(object number)
    {
        try
        {
            return number is double real
                ? decimal.Parse(real.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
                : Convert.ToDecimal(number, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw new NoValueException("too large");
        }
    }

    public static double ToDouble(object number) => Convert.ToDouble(number, CultureInfo.InvariantCulture);

    public static double Finite(double value) => double.IsFinite(value) ? value : throw new NoValueException("too large");

    // Beside JSON of unknown shape all numbers are JSON's.
    private static object Operand(object value, bool isJson)
    {
        var plain = Values.Plain(isJson ? Values.Json(value) : value);
        return Values.IsNumber(plain) ? plain! : throw new NoValueException("no number");
    }

    private static long Whole(string mark, long left, long right) => mark switch
    {
        "+" => checked(left + right),
        "-" => checked(left - right),
        "*" => checked(left * right),
        _ => right == 0 ? throw new NoValueException("divided by 0") : left % right,
    };

    private static decimal Exact(string mark, decimal left, decimal right) => mark switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        _ when right == 0 => throw new NoValueException("divided by 0"),
        "/" => left / right,
        _ => left % right,
    };

    private static double Real(string mark, double left, double right) => Finite(mark switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        _ when right == 0 => throw new NoValueException("divided by 0"),
        "/" => left / right,
        _ => left % right,
    });
}
