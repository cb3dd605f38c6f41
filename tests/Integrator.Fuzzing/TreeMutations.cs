using System.Globalization;
using System.Text.Json.Nodes;

namespace Integrator.Fuzzing;

/// <summary>What can happen to a document's structure.</summary>
internal static class TreeMutations
{
    private const int DeepestNesting = 300;

    private static readonly (string Name, Func<Random, List<Spot>, Spot, string> Apply)[] s_all =
    [
        ("remove", Remove), ("duplicate", Duplicate), ("move", Move), ("swap", Swap), ("rename", Rename), ("rename", Rename), ("replace", Replace), ("replace", Replace), ("replace", Replace),
        ("cut", Cut), ("refer", Refer), ("refer", Refer), ("nest", Nest), ("number", Number), ("add", Add), ("add", Add), ("repeat", Repeat), ("kind", Kind),
    ];

    private static readonly string[] s_shells =
    [
        """{"allOf":[0]}""", """{"oneOf":[0]}""", """{"anyOf":[0,{"type":"string"}]}""", """{"type":"array","items":0}""", """{"type":"object","properties":{"a":0}}""",
        """{"type":"object","additionalProperties":0}""", """{"not":0}""", """{"a":0}""", "[0]", """{"properties":{"a":0},"allOf":[{"$ref":"#/components/schemas/a"}]}""",
    ];

    // Words that mean something wherever they stand.
    private static readonly string[] s_words =
    [
        "$ref", "type", "format", "enum", "const", "properties", "required", "items", "allOf", "oneOf", "anyOf", "not", "discriminator", "additionalProperties", "patternProperties", "nullable", "default",
        "readOnly", "writeOnly", "deprecated", "title", "description", "$defs", "in", "name", "schema", "content", "style", "explode", "headers", "parameters", "requestBody", "responses", "operationId", "tags",
        "servers", "security", "callbacks", "encoding", "propertyName", "mapping", "x-enum-varnames", "x-nullable", "get", "post", "200", "default", "2XX", "swagger", "openapi", "paths", "components", "schemas", "definitions",
        "webhooks", "additionalOperations", "query", "trace", "collectionFormat", "variables", "url", "scheme", "flows", "application/json", "multipart/form-data", "text/event-stream", "itemSchema", "contentEncoding", "prefixItems",
    ];

    private static readonly string[] s_types = ["string", "integer", "number", "boolean", "object", "array", "null", "file", "unknown"];

    /// <summary>Does one thing to the tree and says what.</summary>
    public static string Apply(Random random, ref JsonNode root)
    {
        var spots = Spot.In(root).ToList();
        if (spots.Count == 0)
        {
            root = HostileValues.Value(random) ?? new JsonObject();
            return "the whole replaced";
        }

        var (name, apply) = s_all[random.Next(s_all.Length)];
        var spot = spots[random.Next(spots.Count)];
        return $"{name} {spot.Pointer} {apply(random, spots, spot)}".TrimEnd();
    }

    private static string Remove(Random random, List<Spot> spots, Spot spot)
    {
        spot.Remove();
        return "";
    }

    private static string Duplicate(Random random, List<Spot> spots, Spot spot)
    {
        var key = spot.Key + random.Next(3) switch { 0 => "2", 1 => "_", _ => " " };
        return Put(random, spot.Parent, key, spot.Value?.DeepClone());
    }

    private static string Move(Random random, List<Spot> spots, Spot spot)
    {
        var target = Other(random, spots, static other => other.Value is JsonObject or JsonArray);
        var copy = spot.Value?.DeepClone();
        spot.Remove();
        return target is null ? "away" : $"to {target.Pointer} {Put(random, target.Value!, spot.Key, copy)}";
    }

    private static string Swap(Random random, List<Spot> spots, Spot spot)
    {
        var other = spots[random.Next(spots.Count)];
        var (mine, yours) = (spot.Value?.DeepClone(), other.Value?.DeepClone());
        other.Replace(mine);
        if (!IsBelow(spot, other) && !IsBelow(other, spot))
        {
            spot.Replace(yours);
        }

        return $"with {other.Pointer}";
    }

    private static string Rename(Random random, List<Spot> spots, Spot spot)
    {
        if (spot.Parent is not JsonObject members)
        {
            return "nothing";
        }

        var key = random.Next(4) switch
        {
            0 => s_words[random.Next(s_words.Length)],
            1 => spots[random.Next(spots.Count)].Key,
            2 => random.Next(2) == 0 ? spot.Key.ToUpperInvariant() : spot.Key.ToLowerInvariant(),
            _ => HostileValues.Text(random),
        };
        var value = spot.Value?.DeepClone();
        members.Remove(spot.Key);
        members[key] = value;
        return $"to {Short(key)}";
    }

    private static string Replace(Random random, List<Spot> spots, Spot spot)
    {
        // What was text stays text half the time, or nothing would get past the check of kinds.
        var isText = spot.Value is JsonValue value && value.TryGetValue<string>(out _) && random.Next(2) == 0;
        var replacement = isText ? JsonValue.Create(HostileValues.Text(random)) : HostileValues.Value(random);
        spot.Replace(replacement);
        return $"by {Short(replacement?.ToJsonString() ?? "null")}";
    }

    private static string Cut(Random random, List<Spot> spots, Spot spot)
    {
        if (Other(random, spots, static other => other.Value is JsonArray { Count: > 0 })?.Value is not JsonArray list)
        {
            return "nothing";
        }

        var left = random.Next(list.Count);
        while (list.Count > left)
        {
            list.RemoveAt(list.Count - 1);
        }

        return $"{list.GetPath()} to {left}";
    }

    private static string Refer(Random random, List<Spot> spots, Spot spot)
    {
        var whole = Other(random, spots, static other => other.Value is JsonObject) ?? spot;
        var pointer = random.Next(4) switch
        {
            0 => "#" + whole.Pointer,
            1 => "#" + whole.Pointer[..whole.Pointer.LastIndexOf('/')],
            2 => Other(random, spots, static other => other.Key == "$ref" && other.Value is JsonValue)?.Value!.ToString() ?? "#/components/schemas/x",
            _ => "#" + spots[random.Next(spots.Count)].Pointer,
        };
        whole.Replace(new JsonObject { ["$ref"] = pointer });
        return $"{whole.Pointer} is now {pointer}";
    }

    private static string Nest(Random random, List<Spot> spots, Spot spot)
    {
        var whole = Other(random, spots, static other => other.Value is JsonObject) ?? spot;
        var depth = random.Next(4) == 0 ? random.Next(1, DeepestNesting) : random.Next(1, 6);
        var shell = s_shells[random.Next(s_shells.Length)];
        var value = whole.Value?.DeepClone();
        for (var level = 0; level < depth; level++)
        {
            var outer = JsonNode.Parse(shell)!;
            Spot.In(outer).First(static inner => inner.Value is JsonValue number && number.ToJsonString() == "0").Replace(value);
            value = outer;
        }

        whole.Replace(value);
        return $"{whole.Pointer} {depth} times in {shell}";
    }

    private static string Number(Random random, List<Spot> spots, Spot spot)
    {
        var number = HostileValues.Number(random);
        spot.Replace(number);
        return number.ToJsonString();
    }

    private static string Add(Random random, List<Spot> spots, Spot spot)
    {
        var target = Other(random, spots, static other => other.Value is JsonObject) ?? spot;
        var value = random.Next(3) == 0 ? HostileValues.Value(random) : spots[random.Next(spots.Count)].Value?.DeepClone();
        return target.Value is null ? "nothing" : $"to {target.Pointer} {Put(random, target.Value, s_words[random.Next(s_words.Length)], value)}";
    }

    private static string Repeat(Random random, List<Spot> spots, Spot spot) =>
        spot.Parent is JsonObject ? Put(random, spot.Parent, HostileValues.Again + spot.Key, random.Next(2) == 0 ? spot.Value?.DeepClone() : HostileValues.Value(random)) : "nothing";

    private static string Kind(Random random, List<Spot> spots, Spot spot)
    {
        var type = Other(random, spots, static other => other.Key == "type" && other.Value is JsonValue) ?? spot;
        var name = s_types[random.Next(s_types.Length)];
        type.Replace(random.Next(3) == 0 ? new JsonArray(name, s_types[random.Next(s_types.Length)]) : JsonValue.Create(name));
        return $"{type.Pointer} is now {name}";
    }

    private static string Put(Random random, JsonNode target, string key, JsonNode? value)
    {
        if (target is JsonArray list)
        {
            var index = random.Next(list.Count + 1);
            list.Insert(index, value);
            return index.ToString(CultureInfo.InvariantCulture);
        }

        if (target is JsonObject members)
        {
            members[key] = value;
        }

        return Short(key);
    }

    private static Spot? Other(Random random, List<Spot> spots, Func<Spot, bool> isWanted)
    {
        var wanted = spots.Where(isWanted).ToList();
        return wanted.Count == 0 ? null : wanted[random.Next(wanted.Count)];
    }

    private static bool IsBelow(Spot spot, Spot other) => spot.Pointer.StartsWith(other.Pointer, StringComparison.Ordinal);

    private static string Short(string text) => text.Length < 60 ? text : text[..60] + "…";
}
