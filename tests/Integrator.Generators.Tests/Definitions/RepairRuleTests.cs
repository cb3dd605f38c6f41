using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions;

/// <summary>What is assumed or renamed where a document leaves it open, and where that is said.</summary>
public sealed class RepairRuleTests
{
    private const string Answer = "\"responses\": { \"200\": { \"description\": \"\" } }";

    [Fact]
    public void AnOperationWithoutAnIdIsNamedByItsPath()
    {
        var text = GeneratorHost.Document($$""" "/orders/{id}": { "get": { "tags": ["Orders"], "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }], {{Answer}} } } """);
        var generated = GeneratorHost.Run("test.openapi.json", text);

        Assert.Equal(["INT1007 Info 1:98 \"get\""], Findings.In(generated, text));
        Assert.Contains("record GetOrdersById :", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void APathWithoutASlashIsNotLostInSilence()
    {
        var text = GeneratorHost.Document($$""" "orders": { "get": { "operationId": "a", {{Answer}} } }, "/b": { "get": { "operationId": "b", {{Answer}} } }, "x-old": { "get": {} } """);
        var generated = GeneratorHost.Run("test.openapi.json", text);

        Assert.Equal(["INT1011 Warning 1:80 \"orders\""], Findings.In(generated, text));
        Assert.Contains("record B :", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void ARepeatedOperationIdKeepsBothOperations()
    {
        var text = GeneratorHost.Document($$""" "/a": { "get": { "operationId": "same", "tags": ["T"], {{Answer}} } }, "/b": { "get": { "operationId": "same", "tags": ["T"], {{Answer}} } } """);
        var generated = GeneratorHost.Run("test.openapi.json", text);

        Assert.Equal(["INT1004 Warning 1:218 \"same\""], Findings.In(generated, text));
        Assert.Contains("record Same :", generated.All, StringComparison.Ordinal);
        Assert.Contains("record GetB :", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void ANewerMinorVersionIsReadAsTheNewestKnown()
    {
        const string Text = """{ "openapi": "3.9.1", "info": { "title": "T", "version": "1" }, "paths": { "/a": { "get": { "operationId": "a", "responses": {} } } } }""";
        var generated = GeneratorHost.Run("test.openapi.json", Text);

        Assert.Equal(["INT1012 Info 1:14 \"3.9.1\""], Findings.In(generated, Text));
        Assert.Contains("AAsync(", generated.All, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSecondOfTwoConnectorsWithOneNameIsRefused()
    {
        var text = GeneratorHost.Document($$""" "/a": { "get": { "operationId": "a", {{Answer}} } } """);
        var generated = GeneratorHost.Run([("b/test.openapi.json", text), ("a/test.openapi.json", text)]);

        var finding = Assert.Single(generated.Diagnostics);
        Assert.Equal("INT0007", finding.Id);
        Assert.Equal("b/test.openapi.json", finding.Location.GetLineSpan().Path);
        Assert.Contains("a/test.openapi.json", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void WhatIsTooDeepForTheStackIsToldAndCostsOnlyItself()
    {
        const int Links = 40_000;
        var chain = string.Join(", ", Enumerable.Range(0, Links).Select(static link => $$""" "S{{link}}": { "allOf": [{ "$ref": "#/components/schemas/S{{link + 1}}" }] } """));
        var deep = GeneratorHost.Document(
            """ "/a": { "get": { "operationId": "a", "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/S0" } } } } } } } """,
            chain + $$""", "S{{Links}}": { "type": "object", "properties": { "id": { "type": "string" } } }""");
        var sound = GeneratorHost.Document($$""" "/a": { "get": { "operationId": "a", {{Answer}} } } """);
        var generated = GeneratorHost.Run([("deep.openapi.json", deep), ("test.openapi.json", sound)]);

        Assert.Equal(["INT9001"], generated.Ids);
        Assert.Contains("AAsync(", generated.All, StringComparison.Ordinal);
    }
}
