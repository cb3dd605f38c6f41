using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>Steps of an action use what earlier steps gave.</summary>
public sealed class StepTests
{
    private const string Answer = """ "response_schema": { "type": "object", "required": ["id"], "properties": { "id": { "type": "integer" }, "tag": { "type": "string" } } } """;

    [Fact]
    public void TwoActionsOfStepsThatAreSpokenAlikeDidNotCompile()
    {
        const string Steps = """{ "steps": [ { "type": "transform", "name": "a", "config": { "expression": "1" } }, { "type": "transform", "name": "b", "config": { "expression": "2" } } ] }""";
        var generated = GeneratorHost.Run(
            "crm.integration.json", $$"""{ "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example", "actions": { "post_install": {{Steps}}, "post_install_": {{Steps}} } }""");

        Assert.Contains("PostInstall2Async(", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("sync", "--", "sync", "Sync")]
    [InlineData("sync", "orders", "sync_orders", "SyncOrders")]
    public void AnActionAndAStepThatAreSpokenAlikeDidNotCompile(string first, string step, string second, string method)
    {
        static string Steps(string name) => $$"""{ "steps": [ { "type": "request", "name": "{{name}}", "config": { "method": "get", "path": "/a" } }, { "type": "transform", "name": "b", "config": { "expression": "2" } } ] }""";
        var others = first == second ? "" : $$""", "{{second}}": {{Steps("c")}} """;
        var generated = GeneratorHost.Run(
            "crm.integration.json", $$"""{ "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example", "actions": { "{{first}}": {{Steps(step)}} {{others}} } }""");

        Assert.Contains($" {method}Async(", generated["Crm.Actions.g.cs"], StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("""{ "both": "{{body.a}}-{{body.b}}" }""")]
    [InlineData("""{ "list": ["{{body.a}}", "{{body.b}}"], "c": "{{body.a}}" }""")]
    public void ABodyOfTwoTextsOrObjectsDidNotCompile(string body)
    {
        const string Either = """{ "anyOf": [ { "type": "string" }, { "type": "object", "properties": { "id": { "type": "string" } } } ] }""";
        var generated = GeneratorHost.Run("crm.integration.json", $$"""
            { "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example", "resources": { "notes": { "add": {
                "method": "post", "path": "/notes", "body": {{body}}, "body_schema": { "type": "object", "properties": { "a": {{Either}}, "b": {{Either}} } } } } } }
            """);

        Assert.DoesNotContain(generated.Ids, static id => id.StartsWith("INT3", StringComparison.Ordinal));
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("""{ "first": "{{steps.a.id}}", "second": "{{steps.b.id}}" }""")]
    [InlineData("""{ "both": "{{steps.a.tag}}-{{steps.b.tag}}", "again": ["{{steps.a.id}}", "{{steps.b.tag}}"] }""")]
    [InlineData("""{ "sum": "= $firstNonEmpty(steps.a.tag, steps.b.tag)", "other": "= $exists(steps.a.tag) and $exists(steps.b.tag)" }""")]
    public void ABodyOfTwoConditionalStepsDidNotCompile(string body)
    {
        var generated = GeneratorHost.Run("crm.integration.json", $$"""
            { "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example", "actions": { "sync": {
              "input_schema": { "type": "object", "properties": { "full": { "type": "boolean" } } }, "steps": [
                { "type": "request", "name": "a", "run_if": "args.full = true", "config": { "method": "get", "path": "/a", {{Answer}} } },
                { "type": "request", "name": "b", "run_if": "args.full = true", "config": { "method": "get", "path": "/b", {{Answer}} } },
                { "type": "request", "name": "c", "config": { "method": "post", "path": "/c", "body": {{body}} } } ] } } }
            """);

        Assert.DoesNotContain(generated.Ids, static id => id.StartsWith("INT3", StringComparison.Ordinal));
        Assert.Contains("SyncAsync(", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("""{ "type": "object", "additionalProperties": true }""", "steps.a.x")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "integer" } }""", "steps.a.x")]
    [InlineData("""{ "type": "array", "items": { "type": "integer" } }""", "$sum(steps.a)")]
    [InlineData("""{ "type": "array", "items": {} }""", "steps.a[0]")]
    [InlineData("""{ "type": "integer", "format": "int32" }""", "steps.a + 1")]
    [InlineData("{}", "steps.a.x")]
    public void AnAnswerThatIsConvertedCouldBeNullToTheCompiler(string schema, string expression)
    {
        var generated = GeneratorHost.Run("crm.integration.json", $$"""
            { "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example", "actions": { "sync": { "steps": [
                { "type": "request", "name": "a", "config": { "method": "get", "path": "/a", "response_schema": {{schema}} } },
                { "type": "transform", "name": "b", "config": { "expression": "{{expression}}" } } ] } } }
            """);

        Assert.DoesNotContain(generated.Ids, static id => id.StartsWith("INT3", StringComparison.Ordinal));
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("18446744073709551616")]
    [InlineData("0")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("\"1 = 1\"")]
    [InlineData("\"'a' = 'b'\"")]
    public void AConditionThatIsConstantMadeCodeThatIsNeverReached(string condition)
    {
        var generated = GeneratorHost.Run("crm.integration.json", $$"""
            { "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example",
              "webhook": { "signature_verification": { "format": "none" }, "events": { "a": { "match": {{condition}} }, "b": {} } },
              "actions": { "sync": { "steps": [
                { "type": "request", "name": "a", "run_if": {{condition}}, "config": { "method": "get", "path": "/a", "response_schema": { "type": "null" } } },
                { "type": "transform", "name": "b", "run_if": {{condition}}, "config": { "expression": "1" } } ] } } }
            """);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void AStepThatIsNotThereWasSentAsNothing()
    {
        const string Text = """
            { "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example", "context": { "fields": [ { "name": "town", "type": "text" } ] }, "actions": { "sync": { "steps": [
              { "type": "get_context", "name": "home", "config": { "key": "town" } },
              { "type": "request", "name": "a", "config": { "method": "post", "path": "/a", "body": { "from": "{{steps.home}}", "to": "{{steps.hone}}" } } } ] } } }
            """;

        var finding = Assert.Single(GeneratorHost.Run("crm.integration.json", Text).Diagnostics, static diagnostic => diagnostic.Id == "INT3103");

        Assert.Contains("'hone'", finding.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("'home'", finding.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "text" }""", "'name'")]
    [InlineData("""{ "name": "a", "options": [ { "label": "A" } ] }""", "'value'")]
    [InlineData("""{ "name": "a", "show_when": { "value": "x" } }""", "'key'")]
    public void AFieldOfAStepWithoutANameFailedTheGenerator(string field, string missing)
    {
        var generated = GeneratorHost.Run("crm.integration.json", $$"""
            { "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example", "actions": { "ask": { "steps": [
              { "type": "form", "name": "f", "config": { "fields": [ {{field}}, { "name": "b" } ] } } ] } } }
            """);

        Assert.Contains(missing, Assert.Single(generated.Diagnostics, static diagnostic => diagnostic.Id == "INT0004").GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("FormField(\"b\")", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }
}
