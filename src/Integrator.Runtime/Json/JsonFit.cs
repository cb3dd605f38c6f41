using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>Whether a value fits an arm of a union that other arms share their kind of JSON with, or whose text has a format.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonFit
{
    /// <summary>Any value.</summary>
    public static JsonFit Any { get; } = new Of(static (ref _) => true);

    /// <summary>Text.</summary>
    public static JsonFit Text { get; } = new Of(static (ref json) => json.TokenType == JsonTokenType.String);

    /// <summary>A number.</summary>
    public static JsonFit Number { get; } = new Of(static (ref json) => json.TokenType == JsonTokenType.Number);

    /// <summary>A number without a fraction that 64 bits hold.</summary>
    public static JsonFit Integer { get; } = new Of(static (ref json) => IsInteger<long>(json));

    /// <summary>A number without a fraction that 32 bits hold.</summary>
    public static JsonFit Int32 { get; } = new Of(static (ref json) => IsInteger<int>(json));

    /// <summary>A number without a fraction and a sign that 64 bits hold.</summary>
    public static JsonFit UInt64 { get; } = new Of(static (ref json) => IsInteger<ulong>(json));

    /// <summary>A boolean.</summary>
    public static JsonFit Boolean { get; } = new Of(static (ref json) => json.TokenType is JsonTokenType.True or JsonTokenType.False);

    /// <summary>An object.</summary>
    public static JsonFit AnyObject { get; } = new Of(static (ref json) => json.TokenType == JsonTokenType.StartObject);

    /// <summary>An array.</summary>
    public static JsonFit AnyArray { get; } = new Of(static (ref json) => json.TokenType == JsonTokenType.StartArray);

    /// <summary>A date and time (RFC 3339).</summary>
    public static JsonFit DateTime { get; } = new Of(static (ref json) => Reads(ref json, static (ref json) => JsonDates.DateTime(ref json)));

    /// <summary>A date (RFC 3339), without a time.</summary>
    public static JsonFit Date { get; } = new Of(static (ref json) => json.TokenType == JsonTokenType.String && DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    /// <summary>A time of day (RFC 3339).</summary>
    public static JsonFit Time { get; } = new Of(static (ref json) => Reads(ref json, static (ref json) => JsonDates.Time(ref json)));

    /// <summary>A UUID (RFC 9562).</summary>
    public static JsonFit Uuid { get; } = new Of(static (ref json) => json.TokenType == JsonTokenType.String && Guid.TryParse(json.GetString(), out _));

    /// <summary>Base64.</summary>
    public static JsonFit Base64 { get; } = new Of(static (ref json) => Reads(ref json, static (ref json) => JsonText.Bytes(ref json)));

    /// <summary>An array whose items all fit.</summary>
    public static JsonFit List(JsonFit item) => new Items(JsonTokenType.StartArray, item);

    /// <summary>An object whose members' values all fit.</summary>
    public static JsonFit Map(JsonFit value) => new Items(JsonTokenType.StartObject, value);

    /// <summary>An array as long as a tuple, whose items fit one by one.</summary>
    public static JsonFit Tuple(params JsonFit[] items) => new Positions(items);

    /// <summary>An object with certain members.</summary>
    /// <param name="required">Members it always has.</param>
    /// <param name="constants">Members with one possible value, as <c>name=value</c>.</param>
    public static JsonFit Object(string[] required, string[]? constants = null) => new Members(new JsonObjectArm(0, required, [], constants ?? []));

    /// <summary>What fits one of several.</summary>
    public static JsonFit Either(params JsonFit[] fits) => new Of((ref json) =>
    {
        foreach (var fit in fits)
        {
            if (fit.Fits(json))
            {
                return true;
            }
        }

        return false;
    });

    /// <param name="json">Stands on the value; the caller's own does not move.</param>
    internal abstract bool Fits(JsonTokens json);

    private static bool IsInteger<T>(JsonTokens json)
        where T : struct, System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T> =>
        JsonNumbers.TryInteger(json, out T _)
        || (json.TokenType == JsonTokenType.Number && decimal.TryParse(json.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && decimal.CreateChecked(T.CreateSaturating(exact)) == exact);

    private static bool Reads<T>(ref JsonTokens json, Reading<T> read)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            return false;
        }

        try
        {
            read(ref json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private delegate bool Test(ref JsonTokens json);

    private delegate T Reading<T>(ref JsonTokens json);

    private sealed class Of(Test test) : JsonFit
    {
        internal override bool Fits(JsonTokens json) => test(ref json);
    }

    private sealed class Items(JsonTokenType start, JsonFit item) : JsonFit
    {
        internal override bool Fits(JsonTokens json)
        {
            if (json.TokenType != start)
            {
                return false;
            }

            var end = start == JsonTokenType.StartArray ? JsonTokenType.EndArray : JsonTokenType.EndObject;
            while (json.More(end))
            {
                if (end == JsonTokenType.EndObject)
                {
                    json.Name();
                }

                json.Value();
                if (!item.Fits(json))
                {
                    return false;
                }

                json.Skip();
            }

            return true;
        }
    }

    private sealed class Positions(JsonFit[] items) : JsonFit
    {
        internal override bool Fits(JsonTokens json)
        {
            if (json.TokenType != JsonTokenType.StartArray)
            {
                return false;
            }

            var count = 0;
            while (json.More(JsonTokenType.EndArray))
            {
                json.Value();
                if (count == items.Length || !items[count++].Fits(json))
                {
                    return false;
                }

                json.Skip();
            }

            return count == items.Length;
        }
    }

    private sealed class Members(JsonObjectArm arm) : JsonFit
    {
        internal override bool Fits(JsonTokens json)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            var score = default(JsonArmScore);
            while (json.More(JsonTokenType.EndObject))
            {
                json.Name();
                var name = json;
                json.Value();
                arm.Score(ref name, ref json, ref score);
                json.Skip();
            }

            return !score.IsRefused && score.Required >= arm.RequiredCount;
        }
    }
}
