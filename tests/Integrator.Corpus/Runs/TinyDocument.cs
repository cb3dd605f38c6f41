using Integrator.Corpus.Documents;

namespace Integrator.Corpus.Runs;

/// <summary>An API with one operation and one schema, to warm the compiler up with.</summary>
internal static class TinyDocument
{
    public const string Text = """
        {
          "openapi": "3.1.0",
          "info": { "title": "Tiny", "version": "1" },
          "paths": {
            "/things/{id}": {
              "get": {
                "operationId": "getThing",
                "tags": ["Things"],
                "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
                "responses": {
                  "200": { "description": "It.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } }
                }
              }
            }
          },
          "components": {
            "schemas": {
              "Thing": {
                "type": "object",
                "required": ["id"],
                "properties": {
                  "id": { "type": "string" },
                  "size": { "type": "integer", "format": "int32" },
                  "kind": { "type": "string", "enum": ["a", "b"] },
                  "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Thing" } }
                }
              }
            }
          }
        }
        """;

    public static Document Document { get; } = new("tiny.openapi.json", "tiny.openapi.json");
}
