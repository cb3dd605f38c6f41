using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Integrations.Reading;

/// <summary>Which kinds of JSON value a schema takes, and what they are called.</summary>
internal static class Shapes
{
    /// <summary>Whether the kind of the value is one that the schema takes.</summary>
    public static bool Accepts(JsonObject shape, JsonNode? value) => Types(shape) is not { Count: > 0 } types || types.Any(type => Is(type, value));

    /// <summary>Whether the values are equal; a number and its text are not.</summary>
    public static bool IsSame(JsonNode? left, JsonNode? right) =>
        (left is null) == (right is null) && (left is null || (left.GetValueKind() == right!.GetValueKind() && left.ToJsonString() == right.ToJsonString()));

    /// <summary>What the schema takes, for a message: <c>text or a number</c>.</summary>
    public static string Kinds(JsonObject shape) => Types(shape) is { Count: > 0 } types ? string.Join(" or ", types.Select(Kind)) : "any value";

    /// <summary>What a value is, for a message.</summary>
    public static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private static string Kind(string type) => type switch
    {
        "object" => "an object",
        "array" => "a list",
        "string" => "text",
        "number" => "a number",
        "integer" => "a whole number",
        "boolean" => "true or false",
        _ => type,
    };

    private static List<string> Types(JsonObject shape) => shape switch
    {
        _ when shape["const"] is { } constant => [TypeOf(constant)],
        _ when shape["enum"] is JsonArray values => [.. values.Select(TypeOf).Distinct()],
        _ when shape["type"] is JsonArray types => [.. types.Select(static type => type!.ToString())],
        _ when shape["type"] is { } type => [type.ToString()],
        _ => [],
    };

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };

    private static bool Is(string type, JsonNode? value) =>
        type == TypeOf(value) || (type == "integer" && value is JsonValue number && number.GetValueKind() == JsonValueKind.Number && number.TryGetValue<long>(out _));
}
