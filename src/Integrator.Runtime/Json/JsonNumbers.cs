using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>Numbers as vendors send them: <c>12</c>, <c>12.0</c>, <c>"12"</c>.</summary>
internal static class JsonNumbers
{
    private const int LongestNumber = 128;

    public static T Integer<T>(ref Utf8JsonReader json, string what)
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

        throw JsonFailure.Expected(what, json);
    }

    public static T Fraction<T>(ref Utf8JsonReader json, string what)
        where T : struct, INumber<T>
    {
        Span<byte> buffer = stackalloc byte[LongestNumber];
        return T.TryParse(Text(json, buffer, what), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw JsonFailure.Expected(what, json);
    }

    private static ReadOnlySpan<byte> Text(in Utf8JsonReader json, Span<byte> buffer, string what)
    {
        if (json.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            throw JsonFailure.Expected(what, json);
        }

        return JsonText.Trimmed(json, buffer) is { Length: > 0 } text ? text : throw JsonFailure.Expected(what, json);
    }
}
