using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Model.Operations;

/// <summary>Names of what an operation becomes. What it sends and reads is tested on the wire, in Integrator.Constructs.Tests.</summary>
public sealed class OperationTests
{
    [Fact]
    public void PathAndDocumentNeedNotAgreeOnTheirParameters()
    {
        var generated = GeneratorHost.RunDocument(""" "/a/{id}/{name}": { "get": { "operationId": "getA", "parameters": [{ "name": "ID", "in": "path", "schema": { "type": "integer" } }, { "name": "gone", "in": "path" }, { "name": "id", "in": "query" }] } } """);

        Assert.Equal(["INT1013", "INT1008"], generated.Ids);
        Assert.Contains("GetAsync(long id, string name, global::System.Text.Json.JsonElement? id2 = null", generated.Flat, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("getOrder", "getOrderResponse", "GetAsync", "GetOrderResponseAsync")]
    [InlineData("get.order", "get_order", "GetAsync", "GetOrderAsync")]
    [InlineData("toString", "equals", "ToStringAsync", "EqualsAsync")]
    [InlineData("same", "same", "SameAsync", "GetBAsync")]
    public void MethodsOfAResourceNeverCollide(string first, string second, params string[] methods)
    {
        var generated = GeneratorHost.RunDocument($$""" "/a": { "get": { "operationId": "{{first}}", "tags": ["Order"] } }, "/b": { "get": { "operationId": "{{second}}", "tags": ["Order"] } } """);

        Assert.All(methods, method => Assert.Contains(" " + method + "(", generated["Test.Resources.Order.g.cs"], StringComparison.Ordinal));
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("\"tags\": [\"Pets\"]", "\"tags\": [\"pets\"]", "Test.Resources.Pets.g.cs")]
    [InlineData("\"tags\": []", "\"summary\": \"x\"", "Test.Resources.Things.g.cs")]
    public void OperationsOfOneTagOrFirstSegmentShareAResource(string first, string second, string file)
    {
        var generated = GeneratorHost.RunDocument($$""" "/v1/things": { "get": { "operationId": "a", {{first}} }, "post": { "operationId": "b", {{second}} } } """);

        Assert.Equal(["Test.Client.g.cs", file], generated.Files.Keys);
        Assert.Empty(generated.CompilerMessages());
    }
}
