using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Reading;

/// <summary>
/// Holds a definition against the schema. What breaks it is reported and taken out, the smallest unit that does: the rest can be
/// read without asking again what it is.
/// </summary>
internal sealed class ShapeCheck(Report report)
{
    private const string Extension = "x-";

    /// <summary>Whether the value may stay; members and items that may not are taken out.</summary>
    public bool Check(JsonNode? value, JsonNode? schema, Place place)
    {
        var shape = DefinitionSchema.Resolved(schema);
        if (Variants(shape) is { } variants)
        {
            return new VariantChoice(value, variants).Chosen is { } chosen
                ? Check(value, chosen, place)
                : Fail(new ShapeFailure(shape, place).NotOneOf(value, variants));
        }

        if (!Shapes.Accepts(shape, value))
        {
            return Fail(new ShapeFailure(shape, place).WrongKind(value));
        }

        return value switch
        {
            JsonObject members => Members(members, shape, place),
            JsonArray items => Items(items, shape, place),
            JsonValue scalar => Scalar(scalar, shape, place),
            _ => true,
        };
    }

    private static List<JsonObject>? Variants(JsonObject shape) =>
        (shape["oneOf"] ?? shape["anyOf"]) is JsonArray variants ? [.. variants.Select(DefinitionSchema.Resolved)] : null;

    private bool Members(JsonObject members, JsonObject shape, Place place)
    {
        var given = members.Select(static member => member.Key).ToList();
        foreach (var key in given.Where(key => !Member(key, members[key], shape, place)).ToList())
        {
            members.Remove(key);
        }

        // What was given and taken out has been told.
        var missing = (shape["required"] as JsonArray ?? []).Select(static key => key!.ToString()).Where(key => !members.ContainsKey(key)).ToList();
        return missing.Count == 0
            || (missing.FirstOrDefault(key => !given.Contains(key)) is { } never && Fail(new ShapeFailure(shape, place).Missing(never)));
    }

    private bool Member(string key, JsonNode? value, JsonObject shape, Place place)
    {
        if (shape["properties"] is JsonObject properties && properties[key] is JsonObject known)
        {
            if (known["x-alias-of"] is { } canonical)
            {
                report.AddAtKey(Rules.Alias, place[key], key, canonical.ToString());
            }

            if (known["x-not-acted-on"] is { } part)
            {
                report.AddAtKey(Rules.NotActedOn, place[key], key, part.ToString());
            }

            return Check(value, known, place[key]);
        }

        if (shape["additionalProperties"] is JsonObject others)
        {
            return Check(value, others, place[key]);
        }

        if (shape["additionalProperties"] is null || key.StartsWith(Extension, StringComparison.Ordinal))
        {
            return true;
        }

        report.AddAtKey(Rules.UnknownKey, place[key], key, Nearest.Hint(key, (shape["properties"] as JsonObject ?? []).Select(static property => property.Key)));
        return false;
    }

    // An item that breaks the schema leaves its place empty, so that those behind it keep their numbers.
    private bool Items(JsonArray items, JsonObject shape, Place place)
    {
        if (shape["minItems"] is JsonValue && items.Count == 0)
        {
            return Fail(new ShapeFailure(shape, place).Empty());
        }

        for (var index = 0; index < items.Count; index++)
        {
            if (shape["items"] is { } each && !Check(items[index], each, place[index]))
            {
                items[index] = null;
            }
        }

        return true;
    }

    private bool Scalar(JsonValue value, JsonObject shape, Place place)
    {
        if (shape["enum"] is JsonArray allowed && !allowed.Any(item => Shapes.IsSame(item, value)))
        {
            return Fail(new ShapeFailure(shape, place).NotAmong(value, allowed));
        }

        return shape["pattern"] is not { } pattern || value.GetValueKind() != JsonValueKind.String || Regex.IsMatch(value.ToString(), pattern.ToString())
            || Fail(new ShapeFailure(shape, place).Unlike(value));
    }

    private bool Fail(Finding finding)
    {
        report.Add(finding);
        return false;
    }
}
