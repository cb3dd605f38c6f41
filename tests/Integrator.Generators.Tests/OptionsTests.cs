using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests;

/// <summary>What a project file can say about its connectors.</summary>
public sealed class OptionsTests
{
    private static readonly string s_document = GeneratorHost.Document(
        """ "/orders": { "get": { "operationId": "listOrders", "tags": ["Orders"], "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } }, "202": { "description": "" , "content": { "text/plain": {} } } } } } """,
        """ "Order": { "type": "object", "properties": { "state": { "enum": ["a", "b"] }, "pay": { "oneOf": [{ "type": "string" }, { "type": "integer" }] } } } """);

    [Fact]
    public void AConnectorCanBeInternal()
    {
        var generated = GeneratorHost.Run("test.openapi.json", s_document, Options(properties: new() { ["IntegratorInternal"] = "true", ["IntegratorServices"] = "false" }));

        Assert.Contains("internal partial class TestClient", generated.All, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^public ", generated.All);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void AFileWithAnotherNameIsAConnectorWhenItIsGivenOne()
    {
        Assert.Empty(GeneratorHost.Run("api.github.com.json", s_document).Files);

        var generated = GeneratorHost.Run("api.github.com.json", s_document, Options(metadata: new() { ["IntegratorName"] = "GitHub", ["IntegratorNamespace"] = "Contoso.git-hub" }));

        Assert.Contains("class GitHubClient", generated["Contoso.GitHub.Client.g.cs"], StringComparison.Ordinal);
        Assert.Contains("namespace Contoso.GitHub;", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("shop.openapi.json", "Shop.Client.g.cs")]
    [InlineData("deep/er/pet-store.openapi.yaml", "PetStore.Client.g.cs")]
    [InlineData(@"C:\apis\My_Crm.OPENAPI.YML", "MyCrm.Client.g.cs")]
    public void TheFileNameNamesTheConnector(string path, string file) =>
        Assert.Contains(file, GeneratorHost.Run(path, s_document).Files.Keys);

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("", false)]
    public void RegistrationIsGeneratedWhereTheProjectHasAContainer(string services, bool isGenerated)
    {
        var generated = GeneratorHost.Run("test.openapi.json", s_document, Options(properties: new() { ["IntegratorServices"] = services }));

        Assert.Equal(isGenerated, generated.Files.ContainsKey("Test.Services.g.cs"));
    }

    [Theory]
    [InlineData("System")]
    [InlineData("Integrator")]
    [InlineData("Task")]
    [InlineData("Global")]
    public void AConnectorMayHaveAnyName(string name)
    {
        var generated = GeneratorHost.Run("x.json", s_document, Options(metadata: new() { ["IntegratorName"] = name }));

        Assert.Empty(generated.CompilerMessages());
    }

    private static ProjectOptions Options(Dictionary<string, string>? properties = null, Dictionary<string, string>? metadata = null) =>
        new(properties ?? [], metadata ?? []);
}
