using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.JsonSchema.Tests.Suite;

/// <summary>A group as an OpenAPI document: its schema is the body of two operations, and a required member of an object.</summary>
internal sealed record Subject(SuiteGroup Group, int Number)
{
    /// <summary>The namespace of its code, which the file's name gives.</summary>
    public string Namespace => "S" + Number.ToString(CultureInfo.InvariantCulture);

    public string FileName => Namespace.ToLowerInvariant() + ".openapi.json";

    public string Document => $$"""
        {
          "openapi": "3.1.1",
          "info": { "title": "{{Namespace}}", "version": "1" },
          "servers": [{ "url": "https://server.test" }],
          "paths": {
            "/subject": {
              "get": { "operationId": "take", "tags": ["subject"], "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Subject" } } } } } },
              "post": {
                "operationId": "give",
                "tags": ["subject"],
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Subject" } } } },
                "responses": { "204": { "description": "" } }
              }
            },
            "/holder": { "get": { "operationId": "hold", "tags": ["holder"], "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Holder" } } } } } } }
          },
          "components": {
            "schemas": {
              "Holder": { "type": "object", "required": ["value"], "properties": { "value": { "$ref": "#/components/schemas/Subject" } } },
              "Subject": {{Resource()}}
            }
          }
        }
        """;

    // By its own address the schema is a resource, as it is in the suite: '#' is the schema and not the document around it.
    private string Resource()
    {
        var schema = JsonNode.Parse(Group.Schema.GetRawText());
        if (schema is JsonObject members && !members.ContainsKey("$id"))
        {
            members.Insert(0, "$id", "https://suite.test/" + Namespace);
        }

        return schema!.ToJsonString(new JsonSerializerOptions { WriteIndented = false });
    }
}
