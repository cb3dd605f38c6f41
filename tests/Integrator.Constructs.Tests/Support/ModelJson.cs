using System.Text.Json;

namespace Integrator.Constructs.Tests.Support;

/// <summary>JSON into a generated type and out of it, without a server's help.</summary>
internal static class ModelJson
{
    /// <summary>Reads JSON as a type; <c>value</c> is what was read.</summary>
    public static Call Read(Document document, string type, string json, string code) =>
        Call.Of(document, $"new Func<{type}, object?>(value => {code})(JsonSerializer.Deserialize<{type}>({JsonSerializer.Serialize(json)})!)");

    /// <summary>Writes a value as JSON.</summary>
    public static Call Write(Document document, string value) => Call.Of(document, $"JsonSerializer.Serialize({value})");

    /// <summary>Reads JSON as a type and writes it again.</summary>
    public static Call Trip(Document document, string type, string json) => Read(document, type, json, "JsonSerializer.Serialize(value)");
}
