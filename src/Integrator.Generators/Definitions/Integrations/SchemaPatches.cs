using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>Merge patches (RFC 7396) of a definition over the schemas and operations of its document.</summary>
internal sealed class SchemaPatches(DocumentBinding binding, Report report)
{
    public void Apply(JsonNode root)
    {
        if (root is not JsonObject document)
        {
            return;
        }

        var schemas = document["components"]?["schemas"] as JsonObject ?? document["definitions"] as JsonObject ?? [];
        Apply(binding.SchemaPatches, schemas.Where(static schema => schema.Value is not null).ToDictionary(static schema => schema.Key, static schema => schema.Value!, StringComparer.Ordinal));
        Apply(binding.OperationPatches, Operations(document));
    }

    private void Apply(IReadOnlyList<PatchDefinition> patches, Dictionary<string, JsonNode> targets)
    {
        foreach (var (name, patch, place) in patches)
        {
            if (targets.TryGetValue(name, out var target) && target is JsonObject members)
            {
                Merge(members, patch);
            }
            else
            {
                report.AddAtKey(Rules.UnmatchedPatch, place, name, Nearest.Hint(name, targets.Keys));
            }
        }
    }

    private static Dictionary<string, JsonNode> Operations(JsonObject document) =>
        (document["paths"] as JsonObject ?? [])
            .SelectMany(static path => path.Value as JsonObject ?? [])
            .Where(static operation => operation.Value is JsonObject members && members["operationId"] is JsonValue)
            .GroupBy(static operation => operation.Value!["operationId"]!.ToString(), StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.First().Value!, StringComparer.Ordinal);

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (key, value) in patch.Select(static member => (member.Key, member.Value)))
        {
            if (value is null)
            {
                target.Remove(key);
            }
            else if (value is JsonObject inner)
            {
                var merged = target[key] as JsonObject ?? [];
                Merge(merged, inner);
                target[key] = merged.Parent is null ? merged : target[key];
            }
            else
            {
                target[key] = value.DeepClone();
            }
        }
    }
}
