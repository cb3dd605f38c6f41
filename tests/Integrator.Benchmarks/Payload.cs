using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Integrator.Benchmarks;

/// <summary>A payload made from its schema, the same on every run. Members come in the order of the document.</summary>
internal sealed class Payload
{
    private static readonly JsonElement s_schemas = Schemas();
    private static readonly string[] s_words = ["ta", "ro", "min", "sel", "ko", "da", "vin", "er", "lo", "\u00e9l", "pas", "u"];

    // Any number, as long as it stays.
    private readonly Random _random = new(20240203);
    private readonly Utf8JsonWriter _json;

    private Payload(Utf8JsonWriter json) => _json = json;

    public static byte[] Of(string schema)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            new Payload(json).Value(s_schemas.GetProperty(schema));
        }

        return bytes.ToArray();
    }

    private static JsonElement Schemas()
    {
        using var stream = typeof(Payload).Assembly.GetManifestResourceStream("payloads.openapi.json")!;
        return JsonDocument.Parse(stream).RootElement.GetProperty("components").GetProperty("schemas");
    }

    private void Value(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Value(s_schemas.GetProperty(reference.GetString()!.Split('/')[^1]));
        }
        else if (schema.TryGetProperty("oneOf", out var arms))
        {
            Value(arms[0]);
        }
        else if (schema.TryGetProperty("enum", out var values))
        {
            values[_random.Next(values.GetArrayLength())].WriteTo(_json);
        }
        else
        {
            OfType(schema, Type(schema.GetProperty("type")));
        }
    }

    private void OfType(JsonElement schema, string type)
    {
        switch (type)
        {
            case "object":
                Object(schema);
                break;
            case "array":
                Array(schema);
                break;
            case "integer":
                _json.WriteNumberValue(Format(schema) == "int64" ? _random.NextInt64(1L << _random.Next(10, 36)) : _random.Next(1 << _random.Next(1, 16)));
                break;
            case "number":
                _json.WriteNumberValue(Math.Round(_random.NextDouble() * 1000, 2));
                break;
            case "boolean":
                _json.WriteBooleanValue(_random.Next(3) == 0);
                break;
            default:
                _json.WriteStringValue(Format(schema) == "date-time" ? Time() : Text(schema.GetProperty("maxLength").GetInt32()));
                break;
        }
    }

    private void Object(JsonElement schema)
    {
        var required = schema.GetProperty("required").EnumerateArray().Select(static name => name.GetString()).ToHashSet();
        _json.WriteStartObject();
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            _json.WritePropertyName(property.Name);
            if ((required.Contains(property.Name) && !IsNullable(property.Value)) || _random.Next(3) > 0)
            {
                Value(property.Value);
            }
            else
            {
                _json.WriteNullValue();
            }
        }

        _json.WriteEndObject();
    }

    private void Array(JsonElement schema)
    {
        var most = schema.GetProperty("maxItems").GetInt32();
        _json.WriteStartArray();
        for (var left = most > 3 ? most : _random.Next(most + 1); left > 0; left--)
        {
            Value(schema.GetProperty("items"));
        }

        _json.WriteEndArray();
    }

    // Longer texts have words, line ends and now and then a letter beyond ASCII.
    private string Text(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(s_words[_random.Next(length > 100 ? s_words.Length : 9)]);
            if (length > 30 && _random.Next(3) == 0)
            {
                text.Append(length > 100 && _random.Next(12) == 0 ? "\r\n" : length == 72 ? "/" : " ");
            }
        }

        return text.ToString(0, length);
    }

    private string Time() =>
        DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000 + _random.Next(30_000_000)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static bool IsNullable(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out _) || (schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Array);

    private static string Type(JsonElement type) => (type.ValueKind == JsonValueKind.Array ? type[0] : type).GetString()!;

    private static string? Format(JsonElement schema) => schema.TryGetProperty("format", out var format) ? format.GetString() : null;
}
