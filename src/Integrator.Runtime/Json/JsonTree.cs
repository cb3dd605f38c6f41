using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Json;

/// <summary>JSON that others wrote, as values that can be changed: of several members of one name the last counts, as it does for models.</summary>
internal static class JsonTree
{
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = JsonReader.DefaultDepth };
    private static readonly JsonDocumentOptions s_tolerant = new() { MaxDepth = JsonReader.DefaultDepth };

    /// <exception cref="JsonException">It is no JSON, or nests too deep.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        json = JsonUnicode.Repaired(json);
        try
        {
            return JsonNode.Parse(json, null, s_strict);
        }
        catch (JsonException)
        {
            // A member that comes twice: the tree that is made on demand would fail where it is looked at.
            using var document = JsonDocument.Parse(json.ToArray(), s_tolerant);
            return Of(document.RootElement);
        }
    }

    private static JsonNode? Of(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in value.EnumerateObject())
                {
                    members[member.Name] = Of(member.Value);
                }

                return members;
            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Select(Of)]);
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(value.Clone());
        }
    }
}
