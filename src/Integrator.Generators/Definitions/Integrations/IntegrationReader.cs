using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>A tree of JSON values to an integration definition. What is wrong with it is left out and told.</summary>
internal static class IntegrationReader
{
    private const string Config = "config";

    public static IntegrationDefinition? Read(JsonNode? root, Report report)
    {
        if (root is null)
        {
            return null;
        }

        var hasEnvelope = root is JsonObject members && members[Config] is JsonObject;
        if (hasEnvelope)
        {
            TakeOutStrays((JsonObject)root, report);
        }

        if (!new ShapeCheck(report).Check(root, hasEnvelope ? DefinitionSchema.Envelope : DefinitionSchema.Definition, Place.Root))
        {
            return null;
        }

        var envelope = new Written((JsonObject)root, Place.Root);
        var keys = hasEnvelope ? envelope.Object(Config) : envelope;
        var definition = new IntegrationDefinition(
            keys,
            envelope.Text("name") ?? keys.Text("name"),
            envelope.Text("category") ?? keys.Text("category"),
            envelope.Flag("is_beta") ?? keys.Flag("is_beta") ?? false);
        AskForCatalogue(definition, report);
        return definition;
    }

    // Settings beside the envelope would be lost without a word.
    private static void TakeOutStrays(JsonObject envelope, Report report)
    {
        var outer = (JsonObject)DefinitionSchema.Envelope["properties"]!;
        var inner = (JsonObject)DefinitionSchema.Definition["properties"]!;
        foreach (var key in envelope.Select(static member => member.Key).Where(key => !outer.ContainsKey(key) && inner.ContainsKey(key)).ToList())
        {
            report.AddAtKey(Rules.MixedEnvelope, Place.Root[key], key);
            envelope.Remove(key);
        }
    }

    private static void AskForCatalogue(IntegrationDefinition definition, Report report)
    {
        foreach (var (key, use) in (IEnumerable<(string, string)>)[("label", "shown in a catalogue"), ("credentials", "connected")])
        {
            if (!definition.Keys.Has(key) && definition.Keys.Text("kind") != "solution")
            {
                report.Add(Rules.MissingCatalogueEntry, definition.Keys.Place[key], key, use);
            }
        }
    }
}
