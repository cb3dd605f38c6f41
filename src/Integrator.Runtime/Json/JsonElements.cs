using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Json;

/// <summary>Values that can be changed, as values that cannot.</summary>
internal static class JsonElements
{
    public static JsonElement Of(JsonNode node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());
        return document.RootElement.Clone();
    }
}
