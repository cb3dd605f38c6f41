namespace Integrator.Generators.Tests.Definitions;

/// <summary>A document that holds a little of everything.</summary>
internal static class Everything
{
    public static string Document { get; } = """
        {
          "openapi": "3.1.1",
          "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema", "externalDocs": { "url": "https://docs.example" },
          "info": { "title": "Test", "version": "1", "description": "A test.", "license": { "name": "MIT", "url": "https://license.example" } },
          "servers": [{ "url": "https://{host}.example", "variables": { "host": { "default": "api", "enum": ["api"] } } }],
          "security": [{ "token": [] }],
          "tags": [{ "name": "Pets", "description": "Pets." }],
          "paths": {
            "/pets/{id}": {
              "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
              "get": {
                "operationId": "getPet", "tags": ["Pets"], "summary": "Gets", "description": "A pet.", "deprecated": true, "security": [{ "key": [] }],
                "servers": [{ "url": "https://other.example" }],
                "parameters": [
                  { "$ref": "#/components/parameters/Page" },
                  { "name": "filter", "in": "query", "style": "deepObject", "explode": true, "schema": { "$ref": "#/components/schemas/Pet" } },
                  { "name": "json", "in": "query", "content": { "application/json": { "schema": { "type": "object" } } } }
                ],
                "responses": {
                  "200": {
                    "description": "Ok", "headers": { "X-Left": { "description": "Left.", "schema": { "type": "integer" } } },
                    "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } }
                  },
                  "201": { "description": "Text", "content": { "text/plain": { "schema": { "type": "string" } } } },
                  "default": { "$ref": "#/components/responses/Problem" }
                }
              },
              "post": {
                "operationId": "changePet", "requestBody": { "$ref": "#/components/requestBodies/Pet" }, "responses": { "204": { "description": "Done" } },
                "callbacks": { "done": { "{$request.body#/url}": { "post": { "responses": { "200": { "description": "Ok" } } } } } }
              }
            },
            "/other": { "get": { "operationId": "listOther", "responses": { "200": { "description": "Ok", "content": { "application/json": { "schema": { "type": "array", "items": { "type": "number" } } } } } } } }
          },
          "components": {
            "parameters": { "Page": { "name": "page", "in": "query", "schema": { "type": "integer", "format": "int32", "default": 1 } } },
            "responses": { "Problem": { "description": "Problem", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Problem" } } } } },
            "requestBodies": { "Pet": { "required": true, "description": "A pet.", "content": { "multipart/form-data": { "schema": { "$ref": "#/components/schemas/Pet" }, "encoding": { "photo": { "contentType": "image/png" } } } } } },
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" }, "key": { "type": "apiKey", "in": "header", "name": "X-Key" },
              "flow": { "type": "oauth2", "flows": { "clientCredentials": { "tokenUrl": "https://auth.example/token", "scopes": { "read": "Reads." } } } },
              "open": { "type": "openIdConnect", "openIdConnectUrl": "https://auth.example/.well-known" } },
            "schemas": {
              "Problem": { "type": "object", "required": ["title"], "properties": { "title": { "type": "string" } }, "additionalProperties": { "type": "string" } },
              "Kind": { "type": "string", "enum": ["cat", "dog"], "x-enum-varnames": ["Cat", "Dog"] },
              "Code": { "$id": "https://schema.example/code", "$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": "A code.", "title": "A code", "type": "string",
                "format": "code", "pattern": "^[a-z]+$", "default": "a", "example": "b", "x-note": "c", "$defs": { "inner": { "type": "string" } } },
              "Pet": {
                "type": "object", "required": ["kind"], "discriminator": { "propertyName": "kind", "mapping": { "cat": "#/components/schemas/Cat" } },
                "properties": {
                  "kind": { "type": "string" }, "age": { "type": ["integer", "null"], "minimum": 0, "readOnly": true, "deprecated": true },
                  "friends": { "type": "array", "items": { "$ref": "#/components/schemas/Pet" }, "uniqueItems": true }
                }
              },
              "Cat": { "allOf": [{ "$ref": "#/components/schemas/Pet" }, { "type": "object", "properties": { "lives": { "const": "nine" } } }] },
              "Any": { "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "anyOf": [{ "type": "string" }, { "type": "boolean" }] }] },
              "Holder": { "type": "object", "properties": { "any": { "$ref": "#/components/schemas/Any", "description": "Any." } } }
            }
          },
          "webhooks": { "changed": { "post": { "responses": { "200": { "description": "Ok" } } } } }
        }
        """;
}
