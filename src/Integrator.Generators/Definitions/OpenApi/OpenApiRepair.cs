using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>
/// Takes values of the wrong kind out of a document, the smallest that is wrong and nothing around it, because the library would
/// drop them without a word or fail. A null means that nothing was said.
/// </summary>
internal sealed class OpenApiRepair(OpenApiPointers pointers, Dialects dialects, Report report)
{
    private static readonly Place s_paths = Place.Root["paths"];

    public static void Repair(JsonObject document, Report report)
    {
        var pointers = new OpenApiPointers(document);
        var repair = new OpenApiRepair(pointers, Dialects.Of(document), report);
        repair.Part(document, OpenApiGrammar.Root, Place.Root);
        foreach (var (key, schema, place) in pointers.TakeHoisted())
        {
            repair.Part(schema, OpenApiGrammar.Schema, place);
            Schemas(document)[key] = schema;
        }
    }

    private static JsonObject Schemas(JsonObject document) =>
        document.ContainsKey("swagger") ? Section(document, "definitions") : Section(Section(document, "components"), "schemas");

    private static JsonObject Section(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject section)
        {
            parent[name] = section = [];
        }

        return section;
    }

    private void Part(JsonObject part, string kind, Place place)
    {
        pointers.Settle(part, kind);
        Collections.Settle(part, kind);
        dialects.Settle(part, kind);
        if (pointers.LeadsOutside(part, kind))
        {
            report.Add(Rules.UnresolvedReference, place["$ref"], part["$ref"]!.ToString(), "it leads out of the document, and nothing is fetched");
            pointers.Break(part, kind);
        }
        else if (kind != OpenApiGrammar.Schema && pointers.IsCircular(part, kind))
        {
            report.Add(Rules.UnresolvedReference, place["$ref"], part["$ref"]!.ToString(), "it leads back to itself and is left out");
            part.Remove("$ref");
        }

        List<(string Key, JsonNode? Value)>? changes = null;
        foreach (var member in part)
        {
            if (OpenApiGrammar.Kind(kind, member.Key) is { } expected && Repaired(member.Value, expected, place[member.Key]) is var value && IsChanged(value, member.Value))
            {
                (changes ??= []).Add((member.Key, value));
            }
        }

        Change(part, changes);
    }

    private void Map(JsonObject map, string kind, Place place)
    {
        List<(string Key, JsonNode? Value)>? changes = null;
        foreach (var entry in map)
        {
            var isExtension = entry.Key.StartsWith("x-", StringComparison.Ordinal) && entry.Value is not JsonObject;
            var value = isExtension || !IsName(entry.Key, kind, place) ? null : entry.Value is null ? Nothing(kind) : Repaired(entry.Value, kind, place[entry.Key]);
            if (IsChanged(value, entry.Value))
            {
                (changes ??= []).Add((entry.Key, value));
            }
        }

        Change(map, changes);
    }

    // The library leaves out such a path without a word.
    private bool IsName(string key, string kind, Place place)
    {
        if (kind != "PathItem" || place != s_paths || key.StartsWith("/", StringComparison.Ordinal) || key.StartsWith("x-", StringComparison.Ordinal))
        {
            return true;
        }

        report.Add(Rules.DroppedPart, place[key], "a path begins with '/'");
        return false;
    }

    // An item that has a place keeps it, so that those behind it are still found where they stand.
    private void List(JsonArray list, string kind, Place place)
    {
        for (var index = list.Count - 1; index >= 0; index--)
        {
            var value = Repaired(list[index], kind, place[index]);
            if (value is null && kind is not (OpenApiGrammar.Schema or "Parameter"))
            {
                list.RemoveAt(index);
            }
            else if (value is null || value != list[index])
            {
                list[index] = value ?? new JsonObject();
            }
        }
    }

    /// <summary>The value, or what takes its place; null where it is left out.</summary>
    private JsonNode? Repaired(JsonNode? value, string expected, Place place)
    {
        if (value is null || expected == OpenApiGrammar.Ignored)
        {
            return null;
        }

        foreach (var kind in expected.Split('|'))
        {
            if (IsSchemaForAll(value, kind))
            {
                return new JsonObject();
            }

            if (Fits(value, kind))
            {
                Inside(value, kind, place);
                return value;
            }
        }

        report.Add(Rules.DroppedPart, place, $"{Spoken(expected)} was expected, {Found(value)} was found");
        return null;
    }

    private void Inside(JsonNode value, string kind, Place place)
    {
        if (value is JsonArray list && kind != "[any]")
        {
            List(list, kind.Substring(1, kind.Length - 2), place);
        }
        else if (value is JsonObject members && kind[0] == '{')
        {
            Map(members, kind.Substring(1, kind.Length - 2), place);
        }
        else if (value is JsonObject part)
        {
            Part(part, kind, place);
        }
    }

    private static bool IsChanged(JsonNode? value, JsonNode? before) => value is null || value != before;

    private static bool Fits(JsonNode value, string kind) => kind switch
    {
        OpenApiGrammar.Text => value is JsonValue,
        OpenApiGrammar.Reference => value is JsonValue && value.ToString().Trim().TrimEnd('/', '#').Length > 0 && !value.ToString().EndsWith("/", StringComparison.Ordinal),
        OpenApiGrammar.Flag => value is JsonValue && bool.TryParse(value.ToString(), out _),
        _ => kind[0] == '[' ? value is JsonArray : value is JsonObject,
    };

    private static bool IsSchemaForAll(JsonNode value, string kind) => kind == OpenApiGrammar.Schema && value.GetValueKind() == JsonValueKind.True;

    // A member, a response: in YAML the name alone says enough.
    private static JsonObject? Nothing(string kind) => kind is OpenApiGrammar.Schema or "Response" ? [] : null;

    private static void Change(JsonObject target, List<(string Key, JsonNode? Value)>? changes)
    {
        foreach (var (key, value) in changes ?? [])
        {
            if (value is null)
            {
                target.Remove(key);
            }
            else
            {
                target[key] = value;
            }
        }
    }

    private static string Spoken(string expected) => expected.Split('|')[0] switch
    {
        OpenApiGrammar.Text => "a text",
        OpenApiGrammar.Flag => "true or false",
        OpenApiGrammar.Reference => "a reference",
        var kind => kind[0] == '[' ? "a list" : "an object",
    };

    private static string Found(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => value.ToString().Trim().Length == 0 ? "an empty text" : "a text",
        JsonValueKind.Number => "a number",
        _ => value.ToJsonString(),
    };
}
