using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Integrator.Json;

/// <summary>Lets a plain <see cref="JsonSerializer"/> read and write a model as the model itself does.</summary>
public sealed class JsonModelConverter<T> : JsonConverter<T>
    where T : IJsonModel<T>
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 1000 };

    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // The reader may stand in text that comes in pieces, and limits its depth itself.
        var value = JsonElement.ParseValue(ref reader);
        var json = new JsonReader(JsonMarshal.GetRawUtf8Value(value), int.MaxValue);
        try
        {
            return T.ReadJson(ref json);
        }
        catch (Exception failure) when (failure is not JsonException && JsonFailure.IsReading(failure))
        {
            throw new JsonException(failure.Message, failure);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        // The writer indents, escapes and limits as its owner asked for.
        using var bytes = JsonDocumentText.Write(value, T.WriteJson);
        using var document = JsonDocument.Parse(bytes.Memory, s_options);
        document.RootElement.WriteTo(writer);
    }
}
