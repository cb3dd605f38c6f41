using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>Actions and resource types in the form <c>{name, url, method, parameters, output}</c>, and documents uploaded whole.</summary>
public sealed class ActionTypeTests
{
    private const string Types = """
        "resource_types": {
          "Sheet": { "type": "object", "required": ["title"], "properties": { "title": { "type": "string" }, "rows": { "type": "array", "items": { "$ref": "Row" } } } },
          "Row": { "type": "object", "properties": { "cells": { "type": "array", "items": { "type": "string" } } } } }
        """;

    [Fact, Trait("Feature", "A06"), Trait("Feature", "A13"), Trait("Feature", "A14"), Trait("Feature", "A15"), Trait("Feature", "A16")]
    public void AnActionHasItsNameItsWordsAndItsRequest()
    {
        var generated = Actions("""{ "name": "Read Page", "description": "Reads one page.", "url": "/misc/read", "method": "POST", "parameters": {} }""");

        Assert.Contains("Task<global::System.Text.Json.JsonElement> ReadPageAsync(", generated.All, StringComparison.Ordinal);
        Assert.Contains("/// <summary>Reads one page: <c>POST /misc/read</c>.</summary>", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact, Trait("Feature", "A07"), Trait("Feature", "A18"), Trait("Feature", "A19"), Trait("Feature", "A22")]
    public void ATypeIsNamedByItsNameAlone()
    {
        var generated = Actions("""{ "name": "Fill", "url": "/fill", "method": "PUT", "parameters": { "body": { "$ref": "Sheet" } }, "output": { "$ref": "Row" } }""");

        Assert.Empty(generated.CompilerMessages("""
            class Program
            {
                static void Main() { }
                static async System.Threading.Tasks.Task<System.Collections.Generic.List<string>?> Fill() =>
                    (await new App.AppClient(new Integrator.Connection(App.AppClient.Api)).Actions.FillAsync(new App.Sheet { Title = "t", Rows = [new App.Row()] })).Cells;
            }
            """));
    }

    [Fact, Trait("Feature", "A17"), Trait("Feature", "A20"), Trait("Feature", "A21")]
    public void PathQueryAndHeadersAreTypedArguments()
    {
        var generated = Actions("""
            { "name": "User", "url": "/user/{id}", "method": "GET", "parameters": {
              "headers": { "type": "object", "properties": { "X-Trace": { "type": "string" } } },
              "path_params": { "type": "object", "properties": { "id": { "type": "integer" } } },
              "query_params": { "type": "object", "required": ["depth"], "properties": { "depth": { "type": "integer" }, "full": { "type": "boolean" } } } } }
            """);

        Assert.Empty(generated.CompilerMessages("""
            class Program
            {
                static void Main() { }
                static object Call() => new App.AppClient(new Integrator.Connection(App.AppClient.Api)).Actions.UserAsync(7, 2, full: true, xTrace: "t");
            }
            """));
    }

    [Fact, Trait("Feature", "A23")]
    public void AnEmptySchemaIsNoArgument()
    {
        const string Nothing = """{ "type": "object", "properties": {} }""";
        var generated = Actions($$$"""{ "name": "Ping", "url": "/ping", "method": "POST", "parameters": { "headers": {{{Nothing}}}, "body": {{{Nothing}}}, "path_params": {{{Nothing}}}, "query_params": {{{Nothing}}} } }""");

        Assert.Contains("PingAsync(global::System.Threading.CancellationToken cancellationToken = default)", generated.Flat, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "A13")]
    public void TwoActionsOfOneNameHaveTwoNames()
    {
        var generated = Actions("""{ "name": "Do It", "url": "/a", "method": "POST", "parameters": {} }, { "name": "do-it", "url": "/b", "method": "POST", "parameters": {} }""");

        Assert.Equal(2, generated.All.Split("IAction<global::System.Text.Json.JsonElement>\n").Length - 1);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact, Trait("Feature", "A09"), Trait("Feature", "A10"), Trait("Feature", "A12")]
    public void ADocumentIsTakenWholeAndTheAddressOfTheDefinitionCounts()
    {
        const string Document = """
            { "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "servers": [{ "url": "https://old.example" }], "paths": {
              "/a": { "get": { "operationId": "a", "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } } } } },
              "/b": { "post": { "operationId": "b", "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/B" } } } } } } } },
              "components": { "schemas": { "A": { "type": "object", "properties": { "x": { "type": "string" } } }, "B": { "type": "object", "properties": { "y": { "type": "integer" } } } } } }
            """;
        const string Definition = """
            { "label": "App", "base_url": "https://new.example", "credentials": { "none": { "format": "none" } }, "openapi": { "document": "api.json", "expose": "all", "resources_from": "paths" } }
            """;

        var generated = GeneratorHost.Run([("app.integration.json", Definition), ("api.json", Document)]);

        Assert.Equal(2, generated.All.Split(": global::Integrator.IAction<").Length - 1);
        Assert.Equal(2, generated.All.Split(": global::Integrator.Json.IJsonModel<").Length - 1);
        Assert.Contains("BaseAddress = \"https://new.example\"", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact, Trait("Feature", "A11")]
    public void WhatWasPatchedStaysWhenTheDocumentChanges()
    {
        static string Document(string more) => GeneratorHost.Document(
            """ "/a": { "get": { "operationId": "a", "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } } } } } """,
            $$""" "A": { "type": "object", "properties": { "x": { "type": "string" }{{more}} } } """);
        const string Definition = """
            { "label": "App", "credentials": { "none": { "format": "none" } }, "openapi": { "document": "api.json", "expose": "all", "schema_patches": { "A": { "required": ["x"] } } } }
            """;

        foreach (var more in (string[])["", """, "y": { "type": "integer" } """])
        {
            Assert.Contains("public required string X", GeneratorHost.Run([("app.integration.json", Definition), ("api.json", Document(more))]).All, StringComparison.Ordinal);
        }
    }

    [Fact, Trait("Feature", "T76")]
    public void SchemasOfAMethodTypeItsQueryItsBodyAndItsAnswer()
    {
        const string Text = """
            { "label": "App", "credentials": { "none": { "format": "none" } }, "base_url": "https://app.example", "resources": { "things": { "find": { "method": "post", "path": "/find",
              "query_schema": { "type": "object", "properties": { "since": { "type": "string", "format": "date" } } },
              "body_schema": { "type": "object", "required": ["text"], "properties": { "text": { "type": "string" } } },
              "response_schema": { "type": "array", "items": { "type": "object", "title": "Thing", "properties": { "id": { "type": "string", "format": "uuid" } } } } } } } }
            """;

        Assert.Empty(GeneratorHost.Run("app.integration.json", Text).CompilerMessages("""
            class Program
            {
                static void Main() { }
                static async System.Threading.Tasks.Task<System.Guid?> Find() =>
                    (await new App.AppClient(new Integrator.Connection(App.AppClient.Api)).Things.FindAsync(new App.FindThingsRequest { Text = "t" }, since: new System.DateOnly(2026, 1, 2)))[0].Id;
            }
            """));
    }

    private static Generated Actions(string actions) => GeneratorHost.Run("app.integration.json", $$"""
        { "label": "App", "base_url": "https://app.example", "credentials": { "none": { "format": "none" } }, {{Types}}, "action_types": [{{actions}}] }
        """);
}
