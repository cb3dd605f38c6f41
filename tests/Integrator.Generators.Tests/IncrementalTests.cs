using Integrator.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Integrator.Generators.Tests;

/// <summary>Why each step ran again after an edit; what is not new must not be made anew.</summary>
public sealed class IncrementalTests
{
    private const string Path = "test.openapi.json";
    private const string Same = "the same text again";

    private static readonly string s_document = GeneratorHost.Document(
        """ "/orders": { "get": { "operationId": "listOrders", "tags": ["Orders"], "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } } } } } """,
        """ "Order": { "type": "object", "properties": { "id": { "type": "string" } } } """);

    [Fact]
    public void AnEditInCSharpWakesNothing()
    {
        var text = new InMemoryText(Path, s_document);
        var first = GeneratorHost.Driver([text]).RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken);
        var second = first.RunGenerators(GeneratorHost.Consumer("class Program { int _added; }"), TestContext.Current.CancellationToken);

        Assert.Equal([Cached], Reasons(second, Steps.Build));
        Assert.Equal([Cached], Reasons(second, Steps.Connector));
        Assert.Equal([Cached], Outputs(second).Distinct());
    }

    [Fact]
    public void AnotherReferenceWakesNothing()
    {
        var first = GeneratorHost.Driver([new InMemoryText(Path, s_document)]).RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken);
        var second = first.RunGenerators(GeneratorHost.Consumer().RemoveReferences(References.All[0]), TestContext.Current.CancellationToken);

        Assert.Equal([Cached], Reasons(second, Steps.Build));
        Assert.Equal([Cached], Outputs(second).Distinct());
    }

    public static TheoryData<string, string> HarmlessEdits => new()
    {
        { Same, s_document },
        { "spaces", s_document.Replace(" ", "  ", StringComparison.Ordinal).Replace("  Test", " Test", StringComparison.Ordinal) },
        { "lines", s_document.Replace("{ \"", "{\n\"", StringComparison.Ordinal) },
        { "a comment", "// by hand\n" + s_document },
        { "a value that shapes no code", s_document.Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal) },
    };

    [Theory, MemberData(nameof(HarmlessEdits))]
    public void AnEditWithoutMeaningEmitsNothing(string edit, string text)
    {
        var second = Edited(s_document, text);

        Assert.Equal(edit == Same, text == s_document);
        Assert.Equal([Unchanged], Reasons(second, Steps.Build));
        Assert.Equal([Cached], Reasons(second, Steps.Connector));
        Assert.Equal([Cached], Outputs(second).Distinct());
    }

    [Fact]
    public void ANewRuleWithTheSameMeaningLeavesTheSourceAlone()
    {
        var second = Edited(s_document, s_document.Replace("\"operationId\": \"listOrders\"", "\"operationId\": \"listOrders\", \"operationId\": \"listOrders\"", StringComparison.Ordinal));

        Assert.Equal([Modified], Reasons(second, Steps.Build));
        Assert.Equal([Unchanged], Reasons(second, Steps.Connector));
        Assert.Equal([New], Reasons(second, Steps.Diagnostics));
    }

    [Fact]
    public void AnEditWithMeaningEmits()
    {
        var second = Edited(s_document, s_document.Replace("\"id\"", "\"key\"", StringComparison.Ordinal));

        Assert.Equal([Modified], Reasons(second, Steps.Connector));
        Assert.Contains(Modified, Outputs(second));
    }

    [Fact]
    public void AnEditOfOneDefinitionLeavesTheOthersAlone()
    {
        var kept = new InMemoryText("a.openapi.json", s_document);
        var edited = new InMemoryText("b.openapi.json", s_document);
        var first = GeneratorHost.Driver([kept, edited]).RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken);
        var second = first
            .ReplaceAdditionalText(edited, new InMemoryText("b.openapi.json", s_document.Replace("\"id\"", "\"key\"", StringComparison.Ordinal)))
            .RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken);

        Assert.Equal([Cached, Modified], Reasons(second, Steps.Build));
        Assert.Equal([Cached, Modified], Reasons(second, Steps.Connector));
    }

    private const string Overlay = """{ "overlay": "1.0.0", "actions": [{ "target": "$.components.schemas.Order.properties", "update": { "total": { "type": "number" } } }] }""";

    [Fact]
    public void AnEditOfAnOverlayWithoutMeaningEmitsNothing()
    {
        var second = EditedOverlay(Overlay.Replace(" ", "\n  ", StringComparison.Ordinal));

        Assert.Equal([Cached, Unchanged], Reasons(second, Steps.Build));
        Assert.Equal([Cached, Cached], Reasons(second, Steps.Connector));
        Assert.Equal([Cached], Outputs(second).Distinct());
    }

    [Fact]
    public void AnEditOfAnOverlayWakesItsConnectorOnly()
    {
        var second = EditedOverlay(Overlay.Replace("total", "sum", StringComparison.Ordinal));

        Assert.Equal([Cached, Modified], Reasons(second, Steps.Build));
        Assert.Equal([Cached, Modified], Reasons(second, Steps.Connector));
        Assert.Contains(Modified, Outputs(second));
    }

    [Fact]
    public void AnEditOfADefinitionDoesNotReadItsOverlayAgain()
    {
        var text = new InMemoryText(Path, s_document);
        var second = GeneratorHost.Driver([text, new InMemoryText("test.overlay.json", Overlay)])
            .RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken)
            .ReplaceAdditionalText(text, new InMemoryText(Path, s_document.Replace("{ \"", "{\n\"", StringComparison.Ordinal)))
            .RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken);

        Assert.Equal([Cached], Reasons(second, Steps.Overlay));
        Assert.Equal([Unchanged], Reasons(second, Steps.Build));
        Assert.Equal([Cached], Outputs(second).Distinct());
    }

    [Fact]
    public void AnEditOfOneFlowPrintsThatFlowOnly()
    {
        const string Flows = "flows.integration.json";
        var definition = """
            { "name": "shop", "label": "Shop", "version": "1", "base_url": "https://shop.example",
              "resources": { "orders": { "list": { "method": "get", "path": "/orders", "response_schema": { "type": "array", "items": { "title": "Order", "type": "object", "properties": { "id": { "type": "string" } } } } },
                                         "send": { "method": "post", "path": "/orders", "body_schema": { "type": "object", "properties": { "text": { "type": "string" } } } } } },
              "exports": { "orders": { "operation": "orders.list" } },
              "imports": { "one": { "operation": "orders.send", "mapping": { "text": "= id" } }, "other": { "operation": "orders.send", "mapping": { "text": "= id" } } },
              "flows": { "first": { "page_generators": [{ "export": "orders" }], "page_processors": [{ "import": "one" }] },
                         "second": { "page_generators": [{ "export": "orders" }], "page_processors": [{ "import": "other" }] } } }
            """;
        var text = new InMemoryText(Flows, definition);
        var first = GeneratorHost.Driver([text]).RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken);
        var edited = definition.Replace("\"other\": { \"operation\": \"orders.send\", \"mapping\": { \"text\": \"= id\"", "\"other\": { \"operation\": \"orders.send\", \"mapping\": { \"text\": \"= 'x' & id\"", StringComparison.Ordinal);
        var second = first.ReplaceAdditionalText(text, new InMemoryText(Flows, edited)).RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken);

        Assert.Equal([Unchanged], Reasons(second, Steps.Connector));
        Assert.Equal([Unchanged, Modified], Reasons(second, Steps.Flow));
        var before = first.GetRunResult().Results[0].GeneratedSources.Select(static source => source.SourceText).ToHashSet();
        Assert.Equal(["Shop.Flows.SecondFlow.g.cs"], second.GetRunResult().Results[0].GeneratedSources.Where(source => !before.Contains(source.SourceText)).Select(static source => source.HintName));
    }

    private static GeneratorDriver EditedOverlay(string after)
    {
        var overlay = new InMemoryText("test.overlay.json", Overlay);
        return GeneratorHost.Driver([new InMemoryText("other.openapi.json", s_document), new InMemoryText(Path, s_document), overlay])
            .RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken)
            .ReplaceAdditionalText(overlay, new InMemoryText("test.overlay.json", after))
            .RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken);
    }

    private static GeneratorDriver Edited(string before, string after)
    {
        var text = new InMemoryText(Path, before);
        return GeneratorHost.Driver([text])
            .RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken)
            .ReplaceAdditionalText(text, new InMemoryText(Path, after))
            .RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken);
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorDriver driver, string step) =>
        driver.GetRunResult().Results[0].TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason);

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorDriver driver) =>
        driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(static steps => steps.Value).SelectMany(static run => run.Outputs).Select(static output => output.Reason);
}
