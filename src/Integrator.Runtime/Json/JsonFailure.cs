using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>Failures of reading: thrown bare where they happen, given a path once, where reading began.</summary>
internal static class JsonFailure
{
    private const int LongestNumber = 40;

    // Utf8JsonReader reports text it cannot decode as InvalidOperationException.
    public static bool IsReading(Exception failure) =>
        failure is JsonException or InvalidOperationException or DecoderFallbackException or FormatException or OverflowException;

    public static JsonException Expected(string what, in JsonTokens json) =>
        new($"{what} was expected, but {Found(json.TokenType)} stands here.");

    /// <summary>A number that is too large, too small, or has a fraction where none is allowed.</summary>
    public static JsonException OutOfRange<T>(string what, T least, T most, in JsonTokens json)
        where T : IFormattable
    {
        if (json.TokenType != JsonTokenType.Number)
        {
            return Expected(what, json);
        }

        var number = Encoding.UTF8.GetString(json.ValueSpan[..Math.Min(json.ValueSpan.Length, LongestNumber)]);
        return new(string.Create(CultureInfo.InvariantCulture, $"{what} from {least} to {most} was expected, but the number {number} stands here."));
    }

    public static JsonException Located(Exception failure, ReadOnlySpan<byte> json, int at)
    {
        var path = Path(json, at);
        var (line, position) = Position(json, at);
        var text = new StringBuilder(failure.Message.Split(" LineNumber:", 2)[0].TrimEnd('|', ' '))
            .Append(CultureInfo.InvariantCulture, $" Path: {path} | LineNumber: {line} | BytePositionInLine: {position}.");
        return new JsonException(text.ToString(), path, line, position, failure);
    }

    /// <summary>The failure without the secrets that names of members may hold.</summary>
    public static JsonException Redacted(JsonException failure, Func<string, int, string> redact) => redact(failure.Message, int.MaxValue) is var message && message == failure.Message
        ? failure
        : new JsonException(message, failure.Path is null ? null : redact(failure.Path, int.MaxValue), failure.LineNumber, failure.BytePositionInLine);

    private static string Found(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };

    /// <summary>The paths of several places, which stand in their order.</summary>
    public static List<string> Paths(ReadOnlySpan<byte> json, IReadOnlyList<int> at)
    {
        var (paths, places) = (new List<string>(at.Count), new List<JsonPlace>());
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(new() { MaxDepth = int.MaxValue }));
        while (paths.Count < at.Count)
        {
            while (reader.TokenStartIndex < at[paths.Count] && reader.Read())
            {
                Follow(places, ref reader, last: reader.TokenStartIndex >= at[paths.Count]);
            }

            paths.Add(JsonPlace.Path(places));
        }

        return paths;
    }

    private static string Path(ReadOnlySpan<byte> json, int failedAt)
    {
        var places = new List<JsonPlace>();
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(new() { MaxDepth = int.MaxValue }));
        try
        {
            while (reader.TokenStartIndex < failedAt && reader.Read())
            {
                Follow(places, ref reader, last: reader.TokenStartIndex >= failedAt);
            }
        }
        catch (JsonException)
        {
            // What cannot be read ends the path: it stands where the text stopped being JSON.
            return JsonPlace.Path(places);
        }

        return JsonPlace.Path(places);
    }

    private static void Follow(List<JsonPlace> places, ref Utf8JsonReader reader, bool last)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                places[^1] = new JsonPlace(Encoding.UTF8.GetString(reader.ValueSpan), -1);
                return;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                places.RemoveAt(places.Count - 1);
                return;
        }

        if (places.Count > 0 && places[^1].Name is null)
        {
            places[^1] = new JsonPlace(null, places[^1].Index + 1);
        }

        if (!last && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            places.Add(new JsonPlace(reader.TokenType == JsonTokenType.StartObject ? "" : null, -1));
        }
    }

    private static (long Line, long Position) Position(ReadOnlySpan<byte> json, int at)
    {
        var before = json[..at];
        return (before.Count((byte)'\n'), before.Length - 1 - before.LastIndexOf((byte)'\n'));
    }
}
