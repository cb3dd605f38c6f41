using System.Globalization;
using System.Text.Json;
using Integrator.Json;

namespace Integrator.Http;

/// <summary>JSON as names and values, for queries and forms.</summary>
internal static class JsonPairs
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 1000 };

    /// <param name="json">What was written.</param>
    /// <param name="name">What members stand under; empty for the outermost.</param>
    /// <param name="repeats">Whether a list repeats its name instead of adding brackets.</param>
    public static List<KeyValuePair<string, string>> Flat(ReadOnlySpan<byte> json, string name, bool repeats)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        var reader = new Utf8JsonReader(json, s_options);
        reader.Read();
        Flatten(ref reader, name, repeats, pairs);
        return pairs;
    }

    /// <summary>A scalar alone, a list's items, or an object's names and values in turn; nulls are left out.</summary>
    public static List<string> Parts(ReadOnlySpan<byte> json)
    {
        var parts = new List<string>();
        foreach (var (name, value) in Flat(json, "", repeats: true))
        {
            if (name.Length > 0)
            {
                parts.Add(name);
            }

            parts.Add(value);
        }

        return parts;
    }

    /// <summary>The pairs of the value that the reader stands on.</summary>
    public static void Flatten(ref Utf8JsonReader json, string name, bool repeats, List<KeyValuePair<string, string>> pairs)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return;
            case JsonTokenType.StartObject:
                while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                {
                    var member = json.GetString()!;
                    json.Read();
                    Flatten(ref json, name.Length == 0 ? member : $"{name}[{member}]", repeats, pairs);
                }

                return;
            case JsonTokenType.StartArray:
                for (var index = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; index++)
                {
                    Flatten(ref json, Item(name, index, json.TokenType, repeats), repeats, pairs);
                }

                return;
            default:
                pairs.Add(new(name, JsonText.Of(ref json)));
                return;
        }
    }

    private static string Item(string name, int index, JsonTokenType token, bool repeats)
    {
        if (token is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]");
        }

        return repeats ? name : name + "[]";
    }
}
