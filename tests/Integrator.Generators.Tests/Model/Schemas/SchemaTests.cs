using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Model.Schemas;

/// <summary>What one member of an object becomes.</summary>
public sealed class SchemaTests
{
    [Theory]
    // Nullability.
    [InlineData("""{ "type": ["string", "null"] }""", "string? P")]
    [InlineData("""{ "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Other" }] }""", "Other? P")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/components/schemas/Other" }, { "type": "null" }] }""", "Other? P")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/Other" }] }""", "Other? P")]
    [InlineData("""{ "enum": ["a", "b", null] }""", "AP? P")]
    [InlineData("""{ "type": "null" }""", "global::System.Text.Json.JsonElement? P")]
    [InlineData("""{ "type": "string", "x-nullable": true }""", "string? P")]
    [InlineData("""{ "type": "array", "items": { "type": ["integer", "null"], "format": "int32" } }""", "global::System.Collections.Generic.List<int?>? P")]
    [InlineData("""{ "type": "array", "items": { "type": ["string", "null"] } }""", "global::System.Collections.Generic.List<string?>? P")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": ["number", "null"] } }""", "global::System.Collections.Generic.Dictionary<string, double?>? P")]
    // Objects, maps, arrays, anything.
    [InlineData("""{}""", "global::System.Text.Json.JsonElement? P")]
    [InlineData("""true""", "global::System.Text.Json.JsonElement? P")]
    [InlineData("""{ "type": "object" }""", "global::System.Collections.Generic.Dictionary<string, global::System.Text.Json.JsonElement>? P")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "string" } }""", "global::System.Collections.Generic.Dictionary<string, string>? P")]
    [InlineData("""{ "type": "object", "patternProperties": { "^x": { "type": "string" } } }""", "global::System.Collections.Generic.Dictionary<string, string>? P")]
    [InlineData("""{ "type": "array" }""", "global::System.Collections.Generic.List<global::System.Text.Json.JsonElement>? P")]
    [InlineData("""{ "items": { "type": "boolean" } }""", "global::System.Text.Json.JsonElement? P")]
    [InlineData("""{ "properties": { "x": { "type": "string" } } }""", "AP? P")]
    [InlineData("""{ "type": "array", "items": { "type": "array", "items": { "type": "array", "items": { "type": "number" } } } }""", "global::System.Collections.Generic.List<global::System.Collections.Generic.List<global::System.Collections.Generic.List<double>>>? P")]
    [InlineData("""{ "$ref": "#/components/schemas/Others" }""", "global::System.Collections.Generic.List<Other>? P")]
    // Scalars.
    [InlineData("""{ "type": "integer" }""", "long? P")]
    [InlineData("""{ "type": "integer", "format": "int32" }""", "int? P")]
    [InlineData("""{ "type": "integer", "format": "uint64" }""", "ulong? P")]
    [InlineData("""{ "type": "integer", "format": "uint8" }""", "byte? P")]
    [InlineData("""{ "type": "integer", "format": "unix-time" }""", "global::System.DateTimeOffset? P")]
    [InlineData("""{ "type": "number" }""", "double? P")]
    [InlineData("""{ "type": "number", "format": "float" }""", "float? P")]
    [InlineData("""{ "type": "number", "format": "decimal" }""", "decimal? P")]
    [InlineData("""{ "type": "string", "format": "int64" }""", "long? P")]
    [InlineData("""{ "type": "string", "format": "decimal" }""", "decimal? P")]
    [InlineData("""{ "type": "string", "format": "date-time" }""", "global::System.DateTimeOffset? P")]
    [InlineData("""{ "type": "string", "format": "date" }""", "global::System.DateOnly? P")]
    [InlineData("""{ "type": "string", "format": "uuid" }""", "global::System.Guid? P")]
    [InlineData("""{ "type": "string", "format": "uri" }""", "global::System.Uri? P")]
    [InlineData("""{ "type": "string", "format": "byte" }""", "byte[]? P")]
    [InlineData("""{ "type": "string", "format": "binary" }""", "global::Integrator.ApiFile? P")]
    [InlineData("""{ "type": "string", "format": "email" }""", "string? P")]
    [InlineData("""{ "type": "boolean" }""", "bool? P")]
    [InlineData("""{ "type": "string", "enum": ["only"] }""", "string? P")]
    [InlineData("""{ "type": "string", "enum": ["a", "b"] }""", "AP? P")]
    [InlineData("""{ "enum": [1, "a", null] }""", "global::System.Text.Json.JsonElement? P")]
    [InlineData("""{ "type": "integer", "enum": [1, 2] }""", "long? P")]
    [InlineData("""{ "type": "string", "default": 7 }""", "string? P")]
    [InlineData("""{ "type": "array", "items": { "type": "string", "enum": ["a", "b"] } }""", "global::System.Collections.Generic.List<APItem>? P")]
    // Composition.
    [InlineData("""{ "oneOf": [{ "type": "string" }, { "type": "boolean" }] }""", "AP? P")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "$ref": "#/components/schemas/Other" }] }""", "global::Integrator.Expandable<Other>? P")]
    [InlineData("""{ "anyOf": [{ "type": "string", "enum": ["a", "b"] }, { "type": "string" }] }""", "AP? P")]
    [InlineData("""{ "oneOf": [{ "type": "string", "format": "date" }, { "type": "string", "format": "date-time" }] }""", "string? P")]
    [InlineData("""{ "oneOf": [{ "$ref": "#/components/schemas/Other" }, { "type": "array", "items": { "$ref": "#/components/schemas/Other" } }] }""", "global::Integrator.OneOrMany<Other>? P")]
    [InlineData("""{ "type": "string", "not": { "enum": ["x"] }, "if": {}, "then": {}, "unevaluatedProperties": false }""", "string? P")]
    public void AMemberHasTheTypeOfItsSchema(string schema, string declaration)
    {
        var generated = Member(schema);

        Assert.Contains($"    public {declaration} {{ get; init; }}", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("""{ "allOf": [{ "properties": { "x": { "type": "string" } } }, { "properties": { "y": { "type": "string" } }, "required": ["x"] }] }""", "public required string X ", "public string? Y ")]
    [InlineData("""{ "type": "object", "allOf": [{ "$ref": "#/components/schemas/Other" }], "properties": { "x": { "type": "string" } }, "required": ["x"] }""", "public required string X ", "public string? Name ")]
    [InlineData("""{ "type": "object", "properties": { "x": { "type": "string" } }, "additionalProperties": { "type": "integer" } }""", "public string? X ", "Dictionary<string, long>? AdditionalProperties ")]
    [InlineData("""{ "type": "object", "properties": { "k": { "const": "fixed" } }, "required": ["k", "gone"] }""", "public string K { get; init; } = \"fixed\";")]
    [InlineData("""{ "type": "object", "deprecated": true, "properties": { "x": { "type": "string", "deprecated": true } } }""", "[global::System.Obsolete(\"The API calls this deprecated.\")]")]
    [InlineData("""{ "enum": ["1", "+1", "-1", "", " ", "a b", "A", "a", "*", "null", "true"] }""", "AP _1 =>", "AP Plus1 =>", "AP Minus1 =>", "AP Empty =>", "AP Space =>", "AP AB =>", "AP A =>", "AP A2 =>", "AP Star =>", "AP Null =>", "AP True =>")]
    [InlineData("""{ "type": "integer", "enum": [1, 2], "x-enum-varnames": ["low", "high"] }""", "AP Low => new(1)", "AP High => new(2)")]
    [InlineData("""{ "enum": ["a", "a", "b"] }""", "AP A =>", "AP B =>")]
    public void AnInlineSchemaIsDeclaredBesideItsOwner(string schema, params string[] lines)
    {
        var generated = Member(schema);

        Assert.All(lines, line => Assert.Contains(line, generated.All, StringComparison.Ordinal));
        Assert.Empty(generated.CompilerMessages());
    }

    private static Generated Member(string schema) => GeneratorHost.RunDocument(
        """ "/a": { "get": { "operationId": "listA", "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } } } } } """,
        $$""" "A": { "type": "object", "properties": { "p": {{schema}} } }, "Others": { "type": "array", "items": { "$ref": "#/components/schemas/Other" } }, "Other": { "type": "object", "properties": { "name": { "type": "string" } } } """);
}
