using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Model.Operations;

public sealed class SecurityTests
{
    [Fact]
    public void TheApiSaysWhatAllOperationsAskFor() =>
        Assert.Contains("Security = [\"key+token\", \"basic\"],", Run("""[{ "key": [], "token": [] }, { "basic": [] }]""", null)["Test.Client.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void AnApiThatSaysNothingAsksForNothing() =>
        Assert.DoesNotContain("Security =", Run(null, null).All, StringComparison.Ordinal);

    [Theory]
    [InlineData("""[{ "basic": [] }]""", ".Security(\"basic\")")]
    [InlineData("""[{ "token": [] }, {}]""", ".Security(\"token\", \"\")")]
    [InlineData("""[{ "certificate": [] }]""", ".Security(\"\")")]
    [InlineData("[]", ".Anonymous()")]
    [InlineData("[{}]", ".Anonymous()")]
    public void AnOperationThatAsksForSomethingElseSaysSo(string security, string call)
    {
        var generated = Run("""[{ "token": [] }]""", security);

        Assert.Contains(call, generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void AnOperationThatAsksForTheSameSaysNothing()
    {
        var generated = Run("""[{ "token": [] }]""", """[{ "token": [] }]""");

        Assert.DoesNotContain(".Security(", generated.All, StringComparison.Ordinal);
    }

    private static Generated Run(string? ofApi, string? ofOperation) => GeneratorHost.Run("test.openapi.json", $$"""
        {
          "openapi": "3.1.1", "info": { "title": "Test", "version": "1" }{{Member(ofApi)}},
          "paths": { "/a": { "get": { "operationId": "listA", "responses": {}{{Member(ofOperation)}} } } },
          "components": { "securitySchemes": {
            "key": { "type": "apiKey", "in": "query", "name": "k" }, "token": { "type": "http", "scheme": "bearer" },
            "basic": { "type": "http", "scheme": "basic" }, "certificate": { "type": "mutualTLS" } } }
        }
        """);

    private static string Member(string? security) => security is null ? "" : ", \"security\": " + security;
}
