using Integrator.Json;

namespace Integrator.Tests.Json;

/// <summary>A value that is whatever is written for it.</summary>
internal readonly record struct Written(Action<JsonWriter> Write) : IJsonModel<Written>
{
    public static Written ReadJson(ref JsonReader json) => throw new NotSupportedException();

    public static void WriteJson(JsonWriter json, Written value) => value.Write(json);
}
