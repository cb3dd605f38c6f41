using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Parameters;

public sealed class HeaderTests
{
    private const string Object = "{ type: object, properties: { x: { type: integer }, y: { type: string } } }";

    [Theory, Construct(87)]
    [InlineData("", "x,1,y,a b")]
    [InlineData("explode: true, ", "x=1,y=a b")]
    public Task AnObjectIsJoinedByCommas(string style, string header) =>
        Call.Of(Of("header", style, Object), "await client.Pets.SendAsync(new() { X = 1, Y = \"a b\" });").Sends("GET /pets\nX-P: " + header);

    [Fact, Construct(87)]
    public Task AListIsJoinedByCommas() =>
        Call.Of(Of("header", "", "{ type: array, items: { type: integer } }"), "await client.Pets.SendAsync([1, 2]); await client.Pets.SendAsync([]);")
            .Sends("GET /pets\nX-P: 1,2", "GET /pets\nX-P:");

    [Fact, Construct(87)]
    public void WhatTheConnectionSendsIsNoArgument() =>
        Code.Of(Document.Operation("GET /pets", "parameters: [{ name: Accept, in: header }, { name: content-type, in: header }, { name: Authorization, in: header, required: true }]"))
            .Declares("PetsResource", "Task SendAsync(CancellationToken cancellationToken = default)");

    [Fact, Construct(87)]
    public void AHeaderThatCannotBeIsLeftOut() =>
        Code.Of(Document.Operation("GET /pets", "parameters: [{ name: 'X P', in: header, schema: { type: string } }]"))
            .Declares("PetsResource", "Task SendAsync(CancellationToken cancellationToken = default)")
            .Finds("INT1011 'X P'");

    [Fact, Construct(87)]
    public Task ALineBreakIsRefused() =>
        Call.Of(Of("header", "", "{ type: string }"), "await client.Pets.SendAsync(\"a\\r\\nX-Evil: 1\");").Sends().Throws<ArgumentException>("the header 'X-P' holds a line break");

    [Theory, Construct(88)]
    [InlineData("{ type: string }", "", "\"a;b\"", "X-P=a%3Bb")]
    [InlineData("{ type: array, items: { type: integer } }", "explode: false, ", "[1, 2]", "X-P=1,2")]
    [InlineData("{ type: array, items: { type: integer } }", "", "[1, 2]", "X-P=1; X-P=2")]
    [InlineData(Object, "explode: false, ", "new() { X = 1 }", "X-P=x,1")]
    [InlineData(Object, "", "new() { X = 1, Y = \"z\" }", "x=1; y=z")]
    public Task ACookieTravelsInItsStyle(string schema, string style, string value, string cookie) =>
        Call.Of(Of("cookie", style, schema), $"await client.Pets.SendAsync({value});").Sends("GET /pets\nCookie: " + cookie);

    [Fact, Construct(88)]
    public Task AKeyInACookieStandsBesideTheOthers() =>
        Call.Of(Document.With(
            "/pets: { get: { operationId: send, parameters: [{ name: theme, in: cookie, schema: { type: string } }] } }",
            rest: "  securitySchemes: { session: { type: apiKey, in: cookie, name: SID } }\nsecurity: [{ session: [] }]"), "await client.Pets.SendAsync(\"dark\");")
            .As(Credential.ApiKey("secret")).Sends("GET /pets\nCookie: theme=dark; SID=secret");

    [Fact, Construct(90)]
    public Task OneNameInSeveralPlacesIsSeveralArguments() =>
        Call.Of(Document.Operation("GET /pets/{id}", """
            parameters:
              - { name: id, in: path, required: true, schema: { type: integer } }
              - { name: id, in: query, schema: { type: string } }
              - { name: id, in: header, schema: { type: boolean } }
            """), "await client.Pets.SendAsync(1, \"q\", true);").Sends("GET /pets/1?id=q\nid: true");

    [Fact, Construct(90)]
    public void WhatTheOperationSaysCountsBeforeItsPath() =>
        Code.Of(Document.With("""
            /pets:
              parameters: [{ name: q, in: query, schema: { type: string } }, { name: r, in: query, schema: { type: string } }]
              get: { operationId: send, parameters: [{ name: q, in: query, required: true, schema: { type: integer } }] }
            """)).Declares("PetsResource", "Task SendAsync(long q, string? r = null, CancellationToken cancellationToken = default)").Finds();

    private static Document Of(string place, string style, string schema) =>
        Document.Operation("GET /pets", $$"""parameters: [{ name: X-P, in: {{place}}, {{style}}schema: {{schema}} }]""");
}
