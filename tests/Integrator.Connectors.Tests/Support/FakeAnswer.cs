using System.Text.Json.Nodes;

namespace Integrator.Connectors.Tests.Support;

/// <summary>What a fake answers.</summary>
internal sealed record FakeAnswer(int Status, string? Body = null, string MediaType = "application/json", params (string Name, string Value)[] Headers)
{
    public static FakeAnswer Json(string body, int status = 200, params (string Name, string Value)[] headers) => new(status, body, Headers: headers);

    public static FakeAnswer Json(JsonNode body, int status = 200, params (string Name, string Value)[] headers) => new(status, body.ToJsonString(), Headers: headers);
}
