using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Model.Operations;

public sealed class OperationTests
{
    [Theory]
    [InlineData("\"in\": \"query\", \"schema\": { \"type\": \"array\", \"items\": { \"type\": \"string\" } }", ".Query(\"p\", P, global::Integrator.ArrayStyle.Repeat)")]
    [InlineData("\"in\": \"query\", \"explode\": false, \"schema\": { \"type\": \"array\", \"items\": { \"type\": \"string\" } }", ".Query(\"p\", P, global::Integrator.ArrayStyle.Comma)")]
    [InlineData("\"in\": \"query\", \"style\": \"spaceDelimited\", \"explode\": false, \"schema\": { \"type\": \"array\", \"items\": { \"type\": \"string\" } }", ".Query(\"p\", P, global::Integrator.ArrayStyle.Space)")]
    [InlineData("\"in\": \"query\", \"style\": \"pipeDelimited\", \"explode\": false, \"schema\": { \"type\": \"array\", \"items\": { \"type\": \"integer\" } }", ".Query(\"p\", P, global::Integrator.ArrayStyle.Pipe)")]
    [InlineData("\"in\": \"query\", \"style\": \"deepObject\", \"schema\": { \"properties\": { \"x\": { \"type\": \"string\" } } }", ".Query(\"p\", P, global::Test.ListAP.WriteJson, global::Integrator.ObjectStyle.Deep)")]
    [InlineData("\"in\": \"query\", \"schema\": { \"properties\": { \"x\": { \"type\": \"string\" } } }", ".Query(\"p\", P, global::Test.ListAP.WriteJson, global::Integrator.ObjectStyle.Form)")]
    [InlineData("\"in\": \"query\", \"content\": { \"application/json\": { \"schema\": { \"type\": \"object\" } } }", ".QueryJson(\"p\", P, ")]
    [InlineData("\"in\": \"query\", \"schema\": { \"type\": \"boolean\" }", ".Query(\"p\", P)")]
    [InlineData("\"in\": \"query\", \"schema\": { \"type\": \"string\", \"format\": \"byte\" }", ".Query(\"p\", P, global::Integrator.Json.JsonWrite.Bytes)")]
    [InlineData("\"in\": \"header\", \"schema\": { \"type\": \"integer\" }", ".Header(\"p\", P)")]
    [InlineData("\"in\": \"cookie\", \"schema\": { \"type\": \"string\" }", ".Cookie(\"p\", P)")]
    [InlineData("\"in\": \"query\", \"schema\": { \"type\": \"string\", \"default\": { \"a\": 1 } }", ".Query(\"p\", P)")]
    public void AParameterTravelsAsItsStyleSays(string members, string call)
    {
        var generated = Operation($$""" "parameters": [{ "name": "p", {{members}} }] """);

        Assert.Contains(call, generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("""{ "application/json": { "schema": { "type": "integer" } } }""", "(long? body = null,", ".Body(\"application/json\", Body, global::Integrator.Json.JsonWrite.Int64)")]
    [InlineData("""{ "application/vnd.x+json; v=1": { "schema": { "type": "string" } } }""", "(string? body = null,", ".Body(\"application/vnd.x+json; v=1\", Body, ")]
    [InlineData("""{ "application/x-www-form-urlencoded": { "schema": { "properties": { "a": { "type": "string" } } } } }""", "(ListARequest? body = null,", ".Body(\"application/x-www-form-urlencoded\", Body, global::Test.ListARequest.WriteJson)")]
    [InlineData("""{ "application/octet-stream": {} }""", "(global::System.IO.Stream? body = null,", ".Body(\"application/octet-stream\", Body)")]
    [InlineData("""{ "text/plain": { "schema": { "type": "string" } } }""", "(string? body = null,", ".Body(\"text/plain\", Body)")]
    [InlineData("""{ "application/json": {} }""", "body = null,", ".Body(\"application/json\", Body, ")]
    public void ABodyIsSentAsItsMediaType(string content, string signature, string call)
    {
        var generated = Operation($$""" "requestBody": { "content": {{content}} } """);

        Assert.Contains(signature, generated.Flat, StringComparison.Ordinal);
        Assert.Contains(call, generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("""{ "200": { "content": { "application/json": { "schema": { "type": "string" } } } } }""", "Task<string> ", ".Json(\"200\", global::Integrator.Json.JsonRead.String)")]
    [InlineData("""{ "200": { "content": { "text/csv": {} } } }""", "Task<string> ", ".Text(\"200\", static text => text, \"text/csv\")")]
    [InlineData("""{ "200": { "content": { "application/pdf": {} } } }""", "Task<global::System.IO.Stream> ", ".Stream(\"200\", \"application/pdf\", static stream => stream)")]
    [InlineData("""{ "2xx": { "content": { "application/json": { "schema": { "type": "boolean" } } } } }""", "Task<bool> ", ".Json(\"2XX\", ")]
    [InlineData("""{ "default": { "content": { "application/json": { "schema": { "type": "boolean" } } } } }""", "Task<bool> ", ".Json(\"2XX\", ")]
    [InlineData("""{ "200": { "content": { "application/json": { "schema": { "type": "integer" } } } }, "204": {} }""", "Task<long?> ", ".Empty(\"204\", default)")]
    [InlineData("""{ "200": { "content": { "application/json": { "schema": { "type": "integer" } } } }, "202": { "content": { "text/plain": {} } } }""", "Task<ListAResult> ", ".Text(\"202\", static text => new global::Test.ListAResult.Accepted(text))")]
    [InlineData("""{ "204": {}, "404": { "content": { "application/json": { "schema": { "type": "string" } } } } }""", "Task ListAsync", ".Error(\"404\", global::Integrator.Json.JsonRead.String)")]
    [InlineData("{}", "Task ListAsync", "new global::Integrator.ApiRequest<global::Integrator.NoContent>(\"GET\", \"/a\")")]
    public void AnAnswerIsReadAsItsStatusSays(string responses, string task, string call)
    {
        var generated = Operation($$""" "responses": {{responses}} """);

        Assert.Contains(task, generated.All, StringComparison.Ordinal);
        Assert.Contains(call, generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

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

    private static Generated Operation(string members) => GeneratorHost.RunDocument($$""" "/a": { "get": { "operationId": "listA", {{members}} } } """);
}
