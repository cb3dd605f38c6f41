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
        where T : IJsonModel<T> => JsonDocumentText.Read(json, Calls<T>.Read);

    /// <summary>The model as JSON text.</summary>
    public static string ToJson<T>(T value)
        where T : IJsonModel<T>
    {
        var json = Written(value);
        var text = Encoding.UTF8.GetString(json.Written);
        json.Return();
        return text;
    }

    /// <summary>The model as JSON in UTF-8.</summary>
    public static byte[] ToBytes<T>(T value)
        where T : IJsonModel<T>
    {
        var json = Written(value);
        var bytes = GC.AllocateUninitializedArray<byte>(json.Written.Length);
        json.Written.CopyTo(bytes);
        json.Return();
        return bytes;
    }

    private static JsonWriter Written<T>(T value)
        where T : IJsonModel<T>
    {
        var json = JsonWriter.Rent();
        T.WriteJson(json, value);
        return json;
    }

    // A method group of a type parameter is a new delegate each time.
    private static class Calls<T>
        where T : IJsonModel<T>
    {
        public static readonly JsonRead<T> Read = T.ReadJson;
    }
}
