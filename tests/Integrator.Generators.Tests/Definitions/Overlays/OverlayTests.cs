using Integrator.Generators.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Integrator.Generators.Tests.Definitions.Overlays;

/// <summary>Overlays mend a definition before it is read, and what is wrong in them is told in them.</summary>
public sealed class OverlayTests
{
    private static readonly string s_document = GeneratorHost.Document(
        """
        "/orders": { "get": { "operationId": "get_Orders_V2", "tags": ["Orders"], "parameters": [{ "name": "old", "in": "query" }, { "name": "page", "in": "query", "schema": { "type": "string" } }],
          "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } } } } },
        "/internal": { "get": { "operationId": "internal", "responses": { "200": { "description": "" } } } }
        """,
        """ "Order": { "type": "object", "properties": { "id": { "type": "string" } } } """);

    [Fact]
    public void AnOverlayMendsTheDefinitionBesideIt()
    {
        var generated = Run("test.overlay.yaml", """
            overlay: 1.0.0
            info: { title: Mends, version: '1' }
            actions:
              - target: $.paths['/orders'].get
                description: A better name.
                update: { operationId: listOrders }
              - target: $.paths['/internal']
                remove: true
              - target: $..parameters[?@.name == 'old']
                remove: true
              - target: $.paths['/orders'].get.parameters
                update: { name: size, in: query, schema: { type: integer } }
              - target: $.components.schemas
                update: { Order: { required: [id], properties: { total: { type: number } } } }
            """);

        Assert.Empty(generated.Diagnostics);
        Assert.Contains("ListAsync(string? page = null, long? size = null", Flat(generated), StringComparison.Ordinal);
        Assert.Contains("public required string Id", generated.All, StringComparison.Ordinal);
        Assert.Contains("Total { get; init; }", generated.All, StringComparison.Ordinal);
        Assert.DoesNotContain("internal", generated.All.Replace("internal OrdersResource", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("api/v1/vendor.openapi.json", "api/overlays/mine.overlay.json", "../v1/vendor.openapi.json", true)]
    [InlineData("api/vendor.openapi.json", "api/mine.overlay.json", "./vendor.openapi.json", true)]
    [InlineData("api\\vendor.openapi.json", "api\\mine.overlay.json", "vendor.openapi.json", true)]
    [InlineData("api/my vendor.openapi.json", "api/mine.overlay.json", "my%20vendor.openapi.json", true)]
    [InlineData("api/vendor.openapi.json", "api/vendor.overlay.json", "other.openapi.json", false)]
    [InlineData("api/vendor.openapi.json", "api/mine.overlay.json", "https://host.invalid/vendor.openapi.json", false)]
    [InlineData("api/vendor.openapi.json", "elsewhere/vendor.overlay.json", null, false)]
    [InlineData("api/vendor.openapi.json", "api/vendor.overlay.json", null, true)]
    public void AnOverlayIsForTheFileItExtendsOrTheOneBesideIt(string definition, string overlay, string? extends, bool isFor)
    {
        var text = $$"""{ "overlay": "1.0.0", {{(extends is null ? "" : $"\"extends\": \"{extends}\", ")}}"actions": [{ "target": "$.paths['/internal']", "remove": true }] }""";

        var generated = GeneratorHost.Run([(definition, s_document), (overlay, text)]);

        Assert.Equal(isFor ? [] : ["INT1055"], generated.Ids);
        Assert.Equal(!isFor, generated.All.Contains("record Internal", StringComparison.Ordinal));
    }

    [Fact]
    public void OverlaysAreAppliedInTheOrderOfTheirPaths()
    {
        string Named(string name) => $$"""{ "overlay": "1.0.0", "extends": "test.openapi.json", "actions": [{ "target": "$.paths['/internal'].get", "update": { "operationId": "{{name}}" } }] }""";
        var files = new[] { ("test.openapi.json", s_document), ("a.overlay.json", Named("first")), ("b.overlay.json", Named("second")) };

        Assert.Contains("record Second :", GeneratorHost.Run(files).All, StringComparison.Ordinal);
        Assert.Equal(GeneratorHost.Run(files).Files, GeneratorHost.Run(files.Reverse()).Files);
    }

    [Theory]
    [InlineData("""{ "overlay": "1.0.0", "actions": [{ "target": "$.paths./orders", "remove": true }] }""", "INT1052 Error 1:47 \"$.paths./orders\"")]
    [InlineData("""{ "overlay": "1.0.0", "actions": [{ "target": "$[?length(@) > 1]", "remove": true }] }""", "INT1052 Error 1:47 \"$[?length(@) > 1]\"")]
    [InlineData("""{ "overlay": "1.0.0", "actions": [{ "target": "$.nowhere", "remove": true }] }""", "INT1053 Warning 1:47 \"$.nowhere\"")]
    [InlineData("""{ "overlay": "1.0.0", "action": [], "actions": [] }""", "INT1054 Warning 1:23 \"action\"")]
    [InlineData("""{ "overlay": "1.0.0", "actions": [{ "target": "$.info", "updates": {}, "remove": false, "update": {} }] }""", "INT1054 Warning 1:57 \"updates\"")]
    [InlineData("""{ "overlay": "1.0.0", "extends": "gone.json", "actions": [] }""", "INT1055 Warning 1:34 \"gone.json\"")]
    [InlineData("""{ "overlay": "2.0.0", "actions": [] }""", "INT1051 Error 1:14 \"2.0.0\"")]
    [InlineData("""{ "actions": [] }""", "INT1051 Error 1:1 {")]
    [InlineData("""{ "overlay": "1.0.0", "actions": {} }""", "INT1051 Error 1:23 \"actions\"")]
    [InlineData("""{ "overlay": "1.0.0", "actions": [{ "update": {} }] }""", "INT1051 Error 1:35 {")]
    [InlineData("""{ "overlay": "1.0.0", "actions": [{ "target": "$" }] }""", "INT1051 Error 1:35 {")]
    [InlineData("""{ "overlay": "1.0.0", "actions": [{ "target": "$", "remove": true }] }""", "INT1051 Error 1:47 \"$\"")]
    [InlineData("""{ "overlay": "1.0.0", "actions": [{ "target": "$.info.title", "update": "x" }] }""", "INT1051 Error 1:73 \"x\"")]
    [InlineData("""{ "overlay": "1.0.0", "actions": [{ "target": "$.info", "update": "x" }] }""", "INT1051 Error 1:67 \"x\"")]
    [InlineData("""{ "overlay": "1.0.0" "actions": [] }""", "INT0001 Error 1:22 \"")]
    [InlineData("[]", "INT1051 Error 1:1 [")]
    public void WhatIsWrongInAnOverlayIsToldThere(string overlay, string finding)
    {
        var generated = Run("test.overlay.json", overlay);

        Assert.Equal([finding.Split('"')[0]], Findings.In(generated, overlay).Select(static line => line.Split('"')[0]));
        Assert.All(generated.Diagnostics, static diagnostic => Assert.Equal("test.overlay.json", diagnostic.Location.GetLineSpan().Path));
        Assert.Contains("record GetOrdersV2 :", generated.All, StringComparison.Ordinal);
    }

    [Fact]
    public void AFindingInWhatAnOverlayBroughtStandsInTheOverlay()
    {
        const string Overlay = """
            { "overlay": "1.0.0", "actions": [
              { "target": "$.paths['/orders'].get.parameters[0]", "remove": true },
              { "target": "$.components.schemas", "update": { "Order": { "properties": {
                "broken": { "$ref": "#/components/schemas/Gone" } } } } }] }
            """;
        var document = s_document.Replace("\"schema\": { \"type\": \"string\" }", "\"schema\": { \"$ref\": \"#/components/schemas/Missing\" }", StringComparison.Ordinal);

        var generated = GeneratorHost.Run([("test.openapi.json", document), ("test.overlay.json", Overlay)]);

        Assert.Equal(["INT1005", "INT1005"], generated.Ids);
        Assert.Equal(
            ["test.openapi.json \"#/components/schemas/Missing\"", "test.overlay.json \"#/components/schemas/Gone\""],
            generated.Diagnostics.Select(diagnostic => At(diagnostic, document, Overlay)).Order(StringComparer.Ordinal));
    }

    private static string At(Diagnostic diagnostic, string document, string overlay)
    {
        var path = diagnostic.Location.GetLineSpan().Path;
        var span = diagnostic.Location.SourceSpan;
        return $"{path} {(path == "test.openapi.json" ? document : overlay).Substring(span.Start, span.Length)}";
    }

    private static Generated Run(string path, string overlay) => GeneratorHost.Run([("test.openapi.json", s_document), (path, overlay)]);

    private static string Flat(Generated generated) => string.Join(' ', generated.All.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Replace("( ", "(", StringComparison.Ordinal);
}
