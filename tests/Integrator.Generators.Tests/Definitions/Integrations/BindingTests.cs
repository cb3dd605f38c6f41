using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>Methods that are bound to a document's operations, over them, or stand alone.</summary>
public sealed class BindingTests
{
    private const string Document = """
        { "openapi": "3.1.0", "info": { "title": "t", "version": "1" }, "servers": [{ "url": "https://shop.example" }], "paths": {
          "/orders": { "get": { "operationId": "orders/list", "parameters": [{ "name": "q", "in": "query", "schema": { "type": "string" } }],
            "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/orderPage" } } } } } } },
          "/orders/{id}": { "delete": { "operationId": "orders/delete", "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "integer" } }],
            "responses": { "204": { "description": "" } } } } },
          "components": { "schemas": {
            "orderPage": { "type": "object", "properties": { "data": { "type": "object", "properties": { "orders": { "type": "array", "items": { "$ref": "#/components/schemas/order" } } } } } },
            "order": { "type": "object", "properties": { "id": { "type": "integer" }, "state": { "type": "integer" } } } } } }
        """;

    [Fact]
    public void ABoundMethodIsTheOperationUnderItsOwnName()
    {
        var generated = Bound(""" "list": { "operation": "orders/list", "response_path": "data.orders" }, "remove": { "operation": "orders/delete" } """);

        Assert.Empty(generated.Ids);
        Assert.Empty(generated.CompilerMessages("""
            class Program
            {
                static async System.Threading.Tasks.Task Main()
                {
                    var shop = new Shop.ShopClient(new Integrator.Connection(Shop.ShopClient.Api));
                    System.Collections.Generic.List<Shop.Order> orders = await shop.Orders.ListAsync(q: "paid");
                    await shop.Orders.RemoveAsync(orders[0].Id ?? 0);
                }
            }
            """));
    }

    [Fact]
    public void TheBoundDocumentIsNoConnectorByItself()
    {
        var generated = Bound(""" "list": { "operation": "orders/list" } """);

        Assert.All(generated.Files.Keys, static file => Assert.StartsWith("Shop.", file, StringComparison.Ordinal));
        Assert.DoesNotContain("Delete", generated.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all", true)]
    [InlineData("bound", false)]
    public void ExposeDecidesWhetherTheOthersAreGenerated(string expose, bool isThere)
    {
        var generated = Bound(""" "list": { "operation": "orders/list" } """, $$""" "expose": "{{expose}}" """);

        Assert.Equal(isThere, generated.All.Contains("DeleteAsync", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(""" "include": ["orders/*"], "exclude": ["*/delete"] """, false)]
    [InlineData(""" "include": ["orders/del*"] """, true)]
    [InlineData(""" "exclude": ["nothing"] """, true)]
    public void PatternsChooseAmongTheOthers(string patterns, bool isThere)
    {
        var generated = Bound(""" "list": { "operation": "orders/list" } """, $$""" "expose": "all", {{patterns}} """);

        Assert.Equal(isThere, generated.All.Contains("DeleteAsync", StringComparison.Ordinal));
        Assert.Contains("ListAsync", generated.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("paths", "shop.Orders.DeleteAsync")]
    [InlineData("none", "shop.Operations.OrdersDeleteAsync")]
    public void TheOthersAreGroupedAsTheDefinitionSays(string from, string call)
    {
        var generated = Bound("", $$""" "expose": "all", "resources_from": "{{from}}" """);

        Assert.Empty(generated.CompilerMessages($$"""
            class Program
            {
                static void Main() { }
                static object Call(Shop.ShopClient shop) => {{call}}(1);
            }
            """));
    }

    [Fact]
    public void APatchCorrectsASchema()
    {
        var generated = Bound(
            """ "list": { "operation": "orders/list" } """,
            """ "schema_patches": { "order": { "properties": { "state": { "type": "string" } }, "required": ["id"] } } """);

        Assert.Empty(generated.Ids);
        Assert.Contains("public string? State", generated.All, StringComparison.Ordinal);
        Assert.Contains("public required long Id", generated.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "list": { "operation": "orders/lst" } """, "INT1003 Error \"orders/lst\"")]
    [InlineData(""" "list": { "operation": "orders/list", "method": "post" } """, "INT1009 Warning \"post\"")]
    [InlineData(""" "list": { "operation": "orders/list", "response_path": "data.order" } """, "INT1101 Error \"data.order\"")]
    [InlineData(""" "list": { "operation": "orders/list", "response_path": "data.orders.id" } """, "INT1102 Error \"data.orders.id\"")]
    [InlineData(""" "list": { "operation": "orders/list", "response_schema": "Ordr" } """, "INT1104 Error \"Ordr\"")]
    [InlineData(""" "list": { "operation": "orders/list", "response_schema": { "type": "array", "items": { "$ref": "openapi#/components/schemas/ordr" } } } """, "INT1104 Error \"openapi#/components/schemas/ordr\"")]
    [InlineData(""" "get": { "method": "get", "path": "/o" } """, "INT1203 Info \"get\"")]
    [InlineData(""" "get": { "method": "get", "path": "/o", "examples": { "response": "{\"a\": 1}" } } """, "INT1204 Info \"{\\\"a\\\": 1}\"")]
    [InlineData(""" "get": { "method": "get", "path": "/o", "response_schema": {}, "examples": { "body": "{\"a\": " } } """, "INT1205 Warning \"{\\\"a\\\": \"")]
    public void IsToldWhereItStands(string methods, string finding)
    {
        var (text, generated) = Run(methods, "");

        Assert.Equal([finding], Found.In(generated, text));
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData(""" "sha256": "00" """, "INT1006 Error \"00\"")]
    [InlineData(""" "schema_patches": { "ordr": {} } """, "INT1010 Error \"ordr\"")]
    public void WhatIsSaidOfTheDocumentIsToldWhereItStands(string binding, string finding)
    {
        var (text, generated) = Run(""" "list": { "operation": "orders/list" } """, binding);

        Assert.Equal([finding], Found.In(generated, text));
    }

    [Fact]
    public void ADocumentThatIsNotInTheProjectIsTold()
    {
        const string Text = """{ "label": "Shop", "credentials": {"none": {"format": "none"}}, "openapi": { "document": "gone.json" } }""";

        Assert.Equal(["INT1001 Error \"gone.json\""], Found.In(GeneratorHost.Run("shop.integration.json", Text), Text));
    }

    [Fact, Trait("Feature", "T47")]
    public void ASampleGivesATypeThatIsCalledWhatItIs()
    {
        var generated = Bound("""
            "list": { "method": "get", "path": "/users", "response_path": "data.users", "examples": { "response": "{\"data\": {\"users\": [{\"id\": \"1\", \"name\": \"Ada\"}, {\"id\": \"2\", \"age\": 3}]}}" } }
            """);

        Assert.Empty(generated.CompilerMessages("""
            class Program
            {
                static void Main() { }
                static async System.Threading.Tasks.Task<long?> Age() =>
                    (await new Shop.ShopClient(new Integrator.Connection(Shop.ShopClient.Api)).Orders.ListAsync())[0] is Shop.User { Id: string, Name: string, Age: long age } ? age : null;
            }
            """));
    }

    [Fact, Trait("Feature", "A27")]
    public void AnActionTypeIsAMethod()
    {
        const string Text = """
            { "label": "Shop", "base_url": "https://shop.example", "credentials": {"none": {"format": "none"}},
              "resource_types": { "Scan": { "type": "object", "properties": { "url": { "type": "string" } }, "required": ["url"] } },
              "action_types": [{ "name": "Read Scan", "description": "Reads a scan.", "url": "/scans/{page}", "method": "POST", "parameters": {
                "headers": { "type": "object", "properties": {} }, "body": { "$ref": "Scan" },
                "path_params": { "type": "object", "properties": { "page": { "type": "integer" } } }, "query_params": { "type": "object", "properties": {} } },
                "output": { "type": "object", "properties": { "text": { "type": "string" } } } }] }
            """;

        var generated = GeneratorHost.Run("shop.integration.json", Text);

        Assert.Equal(["INT0012 Info \"resource_types\""], Found.In(generated, Text));
        Assert.Empty(generated.CompilerMessages("""
            class Program
            {
                static async System.Threading.Tasks.Task<string?> Read() =>
                    (await new Shop.ShopClient(new Integrator.Connection(Shop.ShopClient.Api)).Actions.ReadScanAsync(3, new Shop.Scan { Url = "u" })).Text;
                static void Main() { }
            }
            """));
    }

    [Fact, Trait("Feature", "T87")]
    public void ADescriptionAndAnAddressOfTheDocumentationAreDocumentation()
    {
        var generated = Bound("""
            "list": { "method": "get", "path": "/orders/open", "description": "Lists open <orders>", "api_documentation_url": "https://docs.shop.example/open", "response_schema": {} }
            """);

        Assert.Contains("/// <summary>Lists open &lt;orders&gt;: <c>GET /orders/open</c>.</summary>", generated.All, StringComparison.Ordinal);
        Assert.Contains("https://docs.shop.example/open", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    private static Generated Bound(string methods, string binding = "") => Run(methods, binding).Generated;

    private static (string Text, Generated Generated) Run(string methods, string binding)
    {
        var more = binding.Length > 0 ? "," + binding : "";
        var text = $$$"""
            { "label": "Shop", "credentials": { "none": { "format": "none" } }, "openapi": { "document": "api.json" {{{more}}} },
              "resources": { "orders": { {{{methods}}} } } }
            """;
        return (text, GeneratorHost.Run([("d/shop.integration.json", text), ("d/api.json", Document)]));
    }
}
