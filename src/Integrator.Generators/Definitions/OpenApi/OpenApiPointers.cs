using System.Globalization;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>
/// References that lead to a place in the document which is no component. The library follows none of them, so a schema is made a
/// component, where recursion does no harm, and everything else is copied to where it is asked for.
/// </summary>
internal sealed class OpenApiPointers(JsonObject document)
{
    private const int MaximumHops = 16;
    private const string Nowhere = "/\0";

    private static readonly Dictionary<string, (string Swagger, string Current)> s_sections = new(StringComparer.Ordinal)
    {
        ["Parameter"] = ("parameters", "parameters"),
        ["Response"] = ("responses", "responses"),
        ["Body"] = ("", "requestBodies"),
        ["Header"] = ("", "headers"),
        ["Scheme"] = ("securityDefinitions", "securitySchemes"),
        ["PathItem"] = ("", "pathItems"),
        ["MediaType"] = ("", "mediaTypes"),
        ["Callback"] = ("", "callbacks"),
        [OpenApiGrammar.Schema] = ("definitions", "schemas"),
    };

    private readonly Lazy<Anchors> _anchors = new(() => new Anchors(document));
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, JsonObject Schema, Place Place)> _hoisted = new();

    /// <summary>Schemas that were made components since they were last taken, with the place they came from.</summary>
    public IEnumerable<(string Key, JsonObject Schema, Place Place)> TakeHoisted()
    {
        while (_hoisted.Count > 0)
        {
            yield return _hoisted.Dequeue();
        }
    }

    /// <summary>
    /// Makes a reference by name (JSON Schema 2020-12, section 8.2) one by place. A dynamic one leads to the nearest schema of its name,
    /// for the types of a document are not chosen while it is read.
    /// </summary>
    public void SettleAnchor(JsonObject schema, Place place)
    {
        var written = schema["$dynamicRef"] ?? schema["$ref"];
        if (written is JsonValue value && value.TryGetValue<string>(out var text) && !text.StartsWith("#/", StringComparison.Ordinal)
            && _anchors.Value.Nearest(text, place) is { } pointer)
        {
            schema["$ref"] = pointer;
            schema.Remove("$dynamicRef");
        }
    }

    /// <summary>Changes a part that is such a reference into one the library can follow, or into what it leads to.</summary>
    public void Settle(JsonObject part, string kind)
    {
        for (var hops = 0; hops < MaximumHops && Pointer(part) is { } pointer && !IsComponent(pointer, kind); hops++)
        {
            if (Find(Place.Of(pointer), 0) is not JsonObject target || target == part)
            {
                return;
            }

            if (kind == OpenApiGrammar.Schema)
            {
                part["$ref"] = SchemaSection() + Key(pointer, target);
                return;
            }

            var copy = (JsonObject)target.DeepClone();
            part.Clear();
            foreach (var member in copy.ToList())
            {
                copy.Remove(member.Key);
                part.Add(member.Key, member.Value);
            }
        }
    }

    /// <summary>Whether a part refers to another file or host, whatever it looks like. The name of a component is no file.</summary>
    public bool LeadsOutside(JsonObject part, string kind) =>
        part["$ref"] is JsonValue value && value.ToString().TrimStart() is { Length: > 0 } text && text[0] != '#' && Section(kind)?.ContainsKey(value.ToString()) != true;

    /// <summary>Makes a reference one that the library takes for broken, and does not try to understand.</summary>
    public void Break(JsonObject part, string kind)
    {
        var (swagger, current) = s_sections.TryGetValue(kind, out var names) ? names : ("", "");
        part["$ref"] = (IsSwagger ? "#/" + swagger : "#/components/" + current) + Nowhere;
    }

    /// <summary>Whether a part refers to itself, by one reference or by several; nothing can be read from such a part.</summary>
    public bool IsCircular(JsonObject part, string kind)
    {
        var passed = new HashSet<JsonObject>();
        for (var next = part; Followed(next, kind) is { } target && passed.Add(target); next = target)
        {
            if (target == part)
            {
                return true;
            }
        }

        return false;
    }

    // Where a reference leads to no part, the library takes its last segment for a component's name.
    private JsonObject? Followed(JsonObject part, string kind)
    {
        if (part["$ref"] is not JsonValue value)
        {
            return null;
        }

        var text = value.ToString();
        var name = Place.Unescape(text.Substring(text.LastIndexOf('/') + 1));
        return (Pointer(part) is { } pointer ? Find(Place.Of(pointer), 0) : null) as JsonObject ?? Section(kind)?[name] as JsonObject;
    }

    private JsonObject? Section(string kind)
    {
        var (swagger, current) = s_sections.TryGetValue(kind, out var names) ? names : ("", "");
        return (IsSwagger ? document[swagger] : (document["components"] as JsonObject)?[current]) as JsonObject;
    }

    private static string? Pointer(JsonObject part) =>
        part["$ref"] is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith("#/", StringComparison.Ordinal) ? text : null;

    private bool IsSwagger => document.ContainsKey("swagger");

    private string SchemaSection() => IsSwagger ? "#/definitions/" : "#/components/schemas/";

    private bool IsComponent(string pointer, string kind)
    {
        var segments = pointer.Split('/');
        return kind == OpenApiGrammar.Schema
            ? pointer.StartsWith(SchemaSection(), StringComparison.Ordinal) && segments.Length == (IsSwagger ? 3 : 4)
            : IsSwagger ? segments.Length == 3 : segments.Length == 4 && segments[1] == "components";
    }

    private string Key(string pointer, JsonObject target)
    {
        if (!_keys.TryGetValue(pointer, out var key))
        {
            var place = Place.Of(pointer);
            key = Unused(string.Join("_", place.Segments.Where(static segment => segment is not ("paths" or "content" or "schema" or "properties" or "components" or "schemas" or "definitions" or "$defs")).Select(Plain)));
            _keys.Add(pointer, key);
            _hoisted.Enqueue((key, (JsonObject)target.DeepClone(), place));
        }

        return key;
    }

    private string Unused(string wanted)
    {
        var schemas = (IsSwagger ? document["definitions"] : (document["components"] as JsonObject)?["schemas"]) as JsonObject;
        var key = wanted;
        for (var number = 2; schemas?.ContainsKey(key) == true || _keys.ContainsValue(key); number++)
        {
            key = wanted + "_" + number.ToString(CultureInfo.InvariantCulture);
        }

        return key;
    }

    private static string Plain(string segment) =>
        string.Concat(segment.Select(static letter => char.IsLetterOrDigit(letter) && letter < 128 ? letter : '_')).Trim('_');

    /// <summary>What a pointer leads to, through references on its way.</summary>
    private JsonNode? Find(Place place, int hops)
    {
        JsonNode? node = document;
        foreach (var segment in place.Segments)
        {
            if (node is JsonObject reference && !reference.ContainsKey(segment) && Pointer(reference) is { } pointer)
            {
                node = hops < MaximumHops ? Find(Place.Of(pointer), hops + 1) : null;
            }

            node = node switch
            {
                JsonObject members when members.TryGetPropertyValue(segment, out var member) => member,
                JsonArray items when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count => items[index],
                _ => null,
            };
        }

        return node;
    }
}
