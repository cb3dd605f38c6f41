using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>Numbers as vendors send them: <c>12</c>, <c>12.0</c>, <c>"12"</c>.</summary>
internal static class JsonNumbers
{
    private const int LongestNumber = 128;

    public static T Integer<T>(ref JsonTokens json, string what)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        Span<byte> buffer = stackalloc byte[LongestNumber];
        var text = Text(json, buffer, what);
        if (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && decimal.CreateChecked(T.CreateSaturating(exact)) == exact)
        {
            return T.CreateSaturating(exact);
        }

        throw JsonFailure.OutOfRange(what, T.MinValue, T.MaxValue, json);
    }

    /// <summary>An integer that is written as one.</summary>
    public static bool TryInteger<T>(in JsonTokens json, out T value)
        where T : struct, IBinaryInteger<T>
    {
        value = default;
        return json.TokenType == JsonTokenType.Number
            && T.TryParse(json.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    public static T Fraction<T>(ref JsonTokens json, string what)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        if (json.TokenType == JsonTokenType.Number)
        {
            // A number too large for its type is infinite when parsed, and was not meant to be.
            return T.TryParse(json.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && T.IsFinite(number)
                ? number
                : throw JsonFailure.OutOfRange(what, T.MinValue, T.MaxValue, json);
        }

        Span<byte> buffer = stackalloc byte[LongestNumber];
        var text = Text(json, buffer, what);
        return T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && (T.IsFinite(value) || !text.ContainsAnyInRange((byte)'0', (byte)'9'))
            ? value
            : throw JsonFailure.Expected(what, json);
    }

    private static ReadOnlySpan<byte> Text(in JsonTokens json, Span<byte> buffer, string what)
    {
        if (json.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            throw JsonFailure.Expected(what, json);
        }

        return JsonText.Trimmed(json, buffer) is { Length: > 0 } text ? text : throw JsonFailure.Expected(what, json);
    }
}
