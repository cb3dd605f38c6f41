using System.Text;

namespace Integrator.Json;

/// <summary>JSON text to model and back, for code that has text and no API call.</summary>
public static class JsonModel
{
    /// <summary>Reads one JSON document.</summary>
    /// <exception cref="System.Text.Json.JsonException">Its message and path say where the JSON is not what the model describes.</exception>
    public static T Parse<T>(string json)
        where T : IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse<T>(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads one JSON document in UTF-8, with or without a byte order mark.</summary>
    /// <exception cref="System.Text.Json.JsonException">Its message and path say where the JSON is not what the model describes.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> json)
        where T : IJsonModel<T> => JsonDocumentText.Read<T>(json, T.ReadJson);

    /// <summary>The model as JSON text.</summary>
    public static string ToJson<T>(T value)
        where T : IJsonModel<T>
    {
        using var bytes = JsonDocumentText.Write(value, T.WriteJson);
        return Encoding.UTF8.GetString(bytes.Written);
    }

    /// <summary>The model as JSON in UTF-8.</summary>
    public static byte[] ToBytes<T>(T value)
        where T : IJsonModel<T>
    {
        using var bytes = JsonDocumentText.Write(value, T.WriteJson);
        return bytes.Written.ToArray();
    }
}
