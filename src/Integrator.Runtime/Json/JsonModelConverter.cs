using System.Text.Json;
using System.Text.Json.Serialization;

namespace Integrator.Json;

/// <summary>Lets a plain <see cref="JsonSerializer"/> read and write a model as the model itself does.</summary>
public sealed class JsonModelConverter<T> : JsonConverter<T>
    where T : IJsonModel<T>
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = new JsonReader(reader);
        try
        {
            var value = T.ReadJson(ref json);
            reader = json.Utf8;
            return value;
        }
        catch (InvalidOperationException failure)
        {
            throw new JsonException(failure.Message, failure);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        T.WriteJson(new JsonWriter(writer), value);
}
