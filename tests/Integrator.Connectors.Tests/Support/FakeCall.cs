using System.Text.Json.Nodes;

namespace Integrator.Connectors.Tests.Support;

/// <summary>What a fake was asked.</summary>
/// <param name="Target">Path and query as they came.</param>
/// <param name="Path">The path below that of the API, decoded.</param>
internal sealed record FakeCall(string Method, string Target, string Path, Dictionary<string, string> Query, Dictionary<string, string> Headers, string Body)
{
    /// <summary>The path in its parts.</summary>
    public string[] Segments => Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The host that was called.</summary>
    public string Host => Headers["Host"];

    public JsonNode? Json => Body.Length == 0 ? null : JsonNode.Parse(Body);

    /// <summary>A body that is a form, decoded.</summary>
    public Dictionary<string, string> Form => Body.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static pair => pair.Split('=', 2))
        .ToDictionary(static pair => Decoded(pair[0]), static pair => pair.Length > 1 ? Decoded(pair[1]) : "");

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string? Parameter(string name) => Query.GetValueOrDefault(name);

    public int Number(string name, int otherwise) => int.TryParse(Parameter(name), out var number) ? number : otherwise;

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
