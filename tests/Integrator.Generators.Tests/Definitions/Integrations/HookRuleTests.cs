using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>A hook is one method, so it has one signature.</summary>
public sealed class HookRuleTests
{
    private const string Webhook = """ "webhook": { "signature_verification": { "format": "hook", "config": { "hook": "prove" } }, "events": { "a": {} } } """;

    [Theory]
    [InlineData(""" "authorization": { "format": "hook", "config": { "hook": "prove" } }, """ + Webhook, "authorization and as the verification of a webhook")]
    [InlineData(""" "error_expression": { "$hook": "prove" }, """ + Webhook, "a value of a response and as the verification of a webhook")]
    [InlineData(""" "actions": { "sync": { "steps": [{ "type": "hook", "config": { "hook": "prove" } }] } }, """ + Webhook, "a step of an action")]
    public void AHookWithTwoSignaturesDidNotCompile(string members, string words)
    {
        var generated = Run(members);

        var finding = Assert.Single(generated.Diagnostics, static one => one.Id == "INT3303");
        Assert.Contains(words, finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

        // Nothing but that the methods are still to be written.
        Assert.DoesNotContain(generated.CompilerMessages(), static message => !message.Contains("CS8795", StringComparison.Ordinal) && !message.Contains("CS0762", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(""" "authorization": { "format": "hook", "config": { "hook": "sign" } }, """ + Webhook)]
    [InlineData(""" "actions": { "a": { "steps": [{ "type": "hook", "config": { "hook": "work" } }] }, "b": { "steps": [{ "type": "hook", "config": { "hook": "work" } }] } } """)]
    public void AHookWithOneSignatureMayBeUsedAgain(string members) => Assert.DoesNotContain("INT3303", Run(members).Ids);

    private static Generated Run(string members) => GeneratorHost.Run("app.integration.json", $$"""
        { "label": "App", "base_url": "https://app.example", "credentials": { "key": { "format": "api_key", "config": { "fields": [{ "name": "api_key", "type": "password" }] } } },
          "resources": { "a": { "get": { "method": "get", "path": "/a", "response_schema": { "type": "string" } } } }, {{members}} }
        """);
}
