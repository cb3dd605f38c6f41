using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Model.Operations;

public sealed class SelectionTests
{
    private static readonly string s_document = GeneratorHost.Document(
        $$"""
        "/orders": { "get": {{Operation("listOrders", "Orders", "Order")}}, "post": {{Operation("createOrder", "Orders", "Draft")}} },
        "/orders/{id}": { "get": {{Operation("getOrder", "Orders", "Order")}} },
        "/user/repos": { "get": {{Operation("repos/list", "Repos", "Repo")}} },
        "/user": { "get": {{Operation("users/me", "Users", "User")}} }
        """,
        """ "Order": { "properties": { "a": {} } }, "Draft": { "properties": { "a": {} } }, "Repo": { "properties": { "a": {} } }, "User": { "properties": { "a": {} } } """);

    [Theory]
    [InlineData("getOrder", "", "GetOrder", "Order")]
    [InlineData("*Order", "", "CreateOrder GetOrder", "Draft Order")]
    [InlineData("repos/*", "", "ReposList", "Repo")]
    [InlineData("*", "", "CreateOrder GetOrder ListOrders", "Draft Order")]
    [InlineData("tag:users, tag:repos", "", "ReposList UsersMe", "Repo User")]
    [InlineData("/user/**", "", "ReposList", "Repo")]
    [InlineData("/orders/*", "", "GetOrder", "Order")]
    [InlineData("get /orders**", "", "GetOrder ListOrders", "Order")]
    [InlineData("", "tag:Orders", "ReposList UsersMe", "Repo User")]
    [InlineData("tag:Orders", "POST /orders, get*", "ListOrders", "Order")]
    public void OnlyWhatIsSelectedIsGeneratedAndWhatItNeeds(string operations, string omitted, string actions, string models)
    {
        var generated = Run(operations, omitted);

        Assert.Equal(actions.Split(' '), Declared(generated, "IAction<"));
        Assert.Equal(models.Split(' '), Declared(generated, "IJsonModel<"));
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void APatternThatMatchesNothingIsReported()
    {
        var finding = Assert.Single(Run("getOrdr, listOrders", "").Diagnostics, static finding => finding.Id == "INT1014");

        Assert.Equal("The pattern 'getOrdr' matches no operation", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void ASelectionChangesNoName()
    {
        static string Titled(string id, string member) => $$"""
            "/{{id}}": { "post": { "operationId": "{{id}}", "requestBody": { "content": { "application/json": { "schema":
              { "title": "Address", "type": "object", "properties": { "{{member}}": { "type": "string" } } } } } }, "responses": {} } }
            """;
        var document = GeneratorHost.Document(Titled("sendHome", "city") + "," + Titled("sendWork", "room"));
        var one = GeneratorHost.Run("test.openapi.json", document, new ProjectOptions(
            new Dictionary<string, string>(), new Dictionary<string, string> { ["IntegratorOperations"] = "sendHome" }));

        Assert.Equal(["SendHomeRequest"], Declared(one, "IJsonModel<"));
        Assert.Equal(["SendHomeRequest", "SendWorkRequest"], Declared(GeneratorHost.Run("test.openapi.json", document), "IJsonModel<"));
    }

    private static IEnumerable<string> Declared(Generated generated, string contract) =>
        generated.All.Split('\n')
            .Where(line => line.StartsWith("public sealed partial record ", StringComparison.Ordinal) && line.Contains(contract, StringComparison.Ordinal))
            .Select(static line => line.Split(' ', '(')[4])
            .Order(StringComparer.Ordinal);

    private static Generated Run(string operations, string omitted) => GeneratorHost.Run("test.openapi.json", s_document, new ProjectOptions(
        new Dictionary<string, string>(),
        new Dictionary<string, string> { ["IntegratorOperations"] = operations, ["IntegratorOmitOperations"] = omitted }));

    private static string Operation(string id, string tag, string model) => $$"""
        { "operationId": "{{id}}", "tags": ["{{tag}}"], "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/{{model}}" } } } } } }
        """;
}
