using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Definitions;

/// <summary>
/// JSON text as a tree. Comments, trailing commas and a byte order mark are accepted; of two equal keys the later one counts,
/// which is what most readers do (RFC 8259, section 4, leaves it open).
/// </summary>
internal sealed class JsonTextReader(string text, Report report)
{
    private const int MaximumDepth = 512;

    private static readonly JsonReaderOptions s_options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = MaximumDepth,
    };

    private readonly int _start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    private byte[] _utf8 = [];
    private bool _isLocating;
    private (int Bytes, int Characters) _passed;

    public JsonNode? Read(PlaceIndex? places)
    {
        _isLocating = places is not null;
        _utf8 = Encoding.UTF8.GetBytes(_start == 0 ? text : text.Substring(_start));
        var reader = new Utf8JsonReader(_utf8, s_options);
        try
        {
            reader.Read();
            var value = Value(ref reader, places);
            while (reader.Read())
            {
            }

            return value;
        }
        catch (JsonException exception)
        {
            report.Add(Rules.InvalidText, PositionOf(exception), Reason(exception));
            return null;
        }
    }

    private JsonNode? Value(ref Utf8JsonReader reader, PlaceIndex? places)
    {
        if (_isLocating && places is null)
        {
            reader.Skip();
            return null;
        }

        places?.Value = SpanOf(ref reader);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(ref reader, places);
            case JsonTokenType.StartArray:
                return Array(ref reader, places);
            case JsonTokenType.String:
                return JsonValue.Create(Text(ref reader));
            case JsonTokenType.Null:
                return null;
            default:
                return JsonValue.Create(JsonElement.ParseValue(ref reader));
        }
    }

    private JsonObject Object(ref Utf8JsonReader reader, PlaceIndex? places)
    {
        places?.Value = places.Key is null ? SpanOf(ref reader) : null;
        var result = new JsonObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = Text(ref reader);
            var child = places?.Child(key);
            child?.Key = SpanOf(ref reader);
            if (result.ContainsKey(key))
            {
                report.Add(Rules.RepeatedKey, SpanOf(ref reader), key);
                result.Remove(key);
            }

            reader.Read();
            if (!IsBeyond(ref reader))
            {
                result.Add(key, Value(ref reader, child));
            }
        }

        return result;
    }

    private JsonArray Array(ref Utf8JsonReader reader, PlaceIndex? places)
    {
        places?.Value = places.Key is null ? SpanOf(ref reader) : null;
        var result = new JsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var index = result.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            result.Add(IsBeyond(ref reader) ? null : Value(ref reader, places?.Child(index)));
        }

        return result;
    }

    // No type that C# has could hold it: it would be infinite, or not compile.
    private bool IsBeyond(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || (reader.TryGetDouble(out var number) && !double.IsInfinity(number)))
        {
            return false;
        }

        report.Add(Rules.NumberOutOfRange, SpanOf(ref reader), Encoding.UTF8.GetString(reader.ValueSpan.ToArray()));
        return true;
    }

    // An unpaired surrogate escape is legal JSON text but no string; it becomes U+FFFD.
    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            var raw = Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Regex.Replace(raw, @"\\(u[0-9a-fA-F]{4}|.)", static escape => Unescaped(escape.Groups[1].Value))));
        }
    }

    private static string Unescaped(string escape) => escape switch
    {
        "b" => "\b",
        "f" => "\f",
        "n" => "\n",
        "r" => "\r",
        "t" => "\t",
        { Length: 5 } => ((char)Convert.ToInt32(escape.Substring(1), 16)).ToString(),
        _ => escape,
    };

    private TextSpan SpanOf(ref Utf8JsonReader reader)
    {
        var quotes = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0;
        var first = (int)reader.TokenStartIndex;
        var start = CharIndex(first);
        var end = CharIndex(first + reader.ValueSpan.Length + quotes);
        _passed = (first, start - _start);
        return TextSpan.FromBounds(start, end);
    }

    private TextSpan PositionOf(JsonException exception)
    {
        var line = exception.LineNumber ?? 0;
        var offset = 0;
        for (; line > 0 && offset < _utf8.Length; offset++)
        {
            line -= _utf8[offset] == (byte)'\n' ? 1 : 0;
        }

        var position = Math.Min(offset + (int)(exception.BytePositionInLine ?? 0), _utf8.Length);
        var start = CharIndex(position);
        return new TextSpan(start, Math.Min(1, text.Length - start));
    }

    // Tokens are asked about in their order, so characters are counted from the one before; from the beginning, many findings in a
    // large document would take minutes.
    private int CharIndex(int byteIndex)
    {
        if (_utf8.Length == text.Length - _start)
        {
            return _start + byteIndex;
        }

        var end = Math.Min(byteIndex, _utf8.Length);
        var from = end >= _passed.Bytes ? _passed : default;
        _passed = (end, from.Characters + Encoding.UTF8.GetCharCount(_utf8, from.Bytes, end - from.Bytes));
        return _start + _passed.Characters;
    }

    // The position is in the diagnostic already; the library's message repeats it.
    private static string Reason(JsonException exception)
    {
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? exception.Message : exception.Message.Substring(0, end);
    }
}
