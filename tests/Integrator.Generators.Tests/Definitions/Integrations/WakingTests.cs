using Integrator.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>An edit of a definition or of its document wakes that connector only.</summary>
public sealed class WakingTests
{
    private static readonly InMemoryText s_shop = Definition("shop", "data.orders");
    private static readonly InMemoryText s_mail = new("mail.integration.json", """{ "label": "Mail", "credentials": { "none": { "format": "none" } } }""");
    private static readonly InMemoryText s_document = Document("integer");

    [Fact]
    public void AnEditOfADefinition() => Assert.Equal([Cached, Modified], Reasons(s_shop, Definition("shop", "data")));

    [Fact]
    public void AnEditOfItsDocument() => Assert.Equal([Cached, Modified], Reasons(s_document, Document("string")));

    [Fact]
    public void AnEditOfAnotherFile() => Assert.Equal([Cached, Cached], Reasons(null, new InMemoryText("other.json", "{}")));

    [Fact]
    public void AnEditOfOneExpressionAmongSixConnectorsWakesThatOneOnly()
    {
        var files = Directory.EnumerateFiles(Repository.Path("connectors"), "*.integration.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(static path => new InMemoryText(path, File.ReadAllText(path)))
            .ToList();
        var slack = files.Single(static file => file.Path.EndsWith("slack.integration.json", StringComparison.Ordinal));
        var text = slack.GetText(TestContext.Current.CancellationToken).ToString();
        var edited = text.Replace("\"event_id\": \"body.event_id\"", "\"event_id\": \"body.event_id & ''\"", StringComparison.Ordinal);
        Assert.NotEqual(text, edited);

        var driver = GeneratorHost.Driver(files).RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken);
        driver = driver.ReplaceAdditionalText(slack, new InMemoryText(slack.Path, edited)).RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken);
        var result = driver.GetRunResult().Results[0];

        Assert.Equal(6, files.Count);
        Assert.Equal([Cached, Cached, Cached, Cached, Cached, Modified], result.TrackedSteps[Steps.Connector].SelectMany(static step => step.Outputs).Select(static output => output.Reason).OrderBy(static reason => reason == Modified));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(InMemoryText? old, InMemoryText edited)
    {
        var driver = GeneratorHost.Driver([s_shop, s_mail, s_document]).RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken);
        driver = old is null ? driver.AddAdditionalTexts([edited]) : driver.ReplaceAdditionalText(old, edited);
        var result = driver.RunGenerators(GeneratorHost.Consumer(), TestContext.Current.CancellationToken).GetRunResult().Results[0];
        return result.TrackedSteps[Steps.Connector].SelectMany(static step => step.Outputs).Select(static output => output.Reason).OrderBy(static reason => reason == Modified);
    }

    private static InMemoryText Definition(string name, string path) => new(name + ".integration.json", $$"""
        { "label": "Shop", "credentials": { "none": { "format": "none" } }, "openapi": { "document": "api.json" },
          "resources": { "orders": { "list": { "operation": "list", "response_path": "{{path}}" } } } }
        """);

    private static InMemoryText Document(string type) => new("api.json", GeneratorHost.Document($$$"""
        "/orders": { "get": { "operationId": "list", "responses": { "200": { "description": "", "content": { "application/json": { "schema": {
          "type": "object", "properties": { "data": { "type": "object", "properties": { "orders": { "type": "{{{type}}}" } } } } } } } } } } }
        """));
}
