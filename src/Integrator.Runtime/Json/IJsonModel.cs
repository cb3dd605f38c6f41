namespace Integrator.Json;

/// <summary>A type that reads and writes its own JSON, without reflection. Generated models are such types.</summary>
public interface IJsonModel<TSelf>
    where TSelf : IJsonModel<TSelf>
{
    /// <summary>Reads the value the reader stands on and leaves the reader on its last token. A JSON null gives null.</summary>
    /// <exception cref="System.Text.Json.JsonException">The JSON is not the value described.</exception>
    static abstract TSelf ReadJson(ref JsonReader json);

    /// <summary>Writes one JSON value; null is written as null.</summary>
    static abstract void WriteJson(JsonWriter json, TSelf? value);
}
