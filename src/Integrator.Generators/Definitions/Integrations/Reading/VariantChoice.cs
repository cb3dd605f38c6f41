using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Reading;

/// <summary>Which of several schemas a value is meant for, so that what is wrong with it is told of that one.</summary>
internal sealed class VariantChoice(JsonNode? value, List<JsonObject> variants)
{
    /// <summary>The schema that the value is meant for; null where it fits none.</summary>
    public JsonObject? Chosen
    {
        get
        {
            var fitting = variants.Where(variant => Flat(variant).Any(flat => Shapes.Accepts(flat, value))).ToList();
            return value is JsonObject members ? OfMembers(members, fitting)
                : fitting.FirstOrDefault(variant => new ShapeCheck(new Report()).Check(value, variant, Place.Root)) ?? fitting.FirstOrDefault();
        }
    }

    /// <summary>The member whose fixed value tells the variants apart: <c>format</c>.</summary>
    public static string? Discriminator(IEnumerable<JsonObject> variants) => variants
        .SelectMany(static variant => variant["properties"] as JsonObject ?? [])
        .FirstOrDefault(static property => property.Value is JsonObject known && known.ContainsKey("const")).Key;

    private static JsonObject? OfMembers(JsonObject members, List<JsonObject> fitting)
    {
        if (Discriminator(fitting) is { } key && members[key] is { } given)
        {
            return fitting.FirstOrDefault(variant => Shapes.IsSame((variant["properties"] as JsonObject)?[key]?["const"], given));
        }

        return fitting
            .OrderByDescending(variant => Flat(variant).Max(flat => Declared(flat, members)))
            .ThenByDescending(static variant => variant["additionalProperties"] is JsonObject)
            .FirstOrDefault();
    }

    // What a variant of variants comes down to.
    private static IEnumerable<JsonObject> Flat(JsonObject variant) =>
        (variant["oneOf"] ?? variant["anyOf"]) is JsonArray inner ? inner.Select(DefinitionSchema.Resolved).SelectMany(Flat) : [variant];

    private static int Declared(JsonObject variant, JsonObject members) =>
        variant["properties"] is JsonObject properties ? members.Count(member => properties.ContainsKey(member.Key)) : 0;
}
