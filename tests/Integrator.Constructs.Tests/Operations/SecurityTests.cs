using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Operations;

[Construct(115)]
public sealed class SecurityTests
{
    [Theory]
    [InlineData("[{ token: [], key: [] }]", "Credential.Named(new Dictionary<string, Credential> { [\"token\"] = Credential.Bearer(\"t\"), [\"key\"] = Credential.ApiKey(\"k\") })", "GET /pets\nAuthorization: Bearer t\nX-Key: k")]
    [InlineData("[{ token: [] }, { key: [] }]", "Credential.ApiKey(\"k\")", "GET /pets\nAuthorization:\nX-Key: k")]
    [InlineData("[{ token: [] }, { key: [] }]", "Credential.Bearer(\"t\")", "GET /pets\nAuthorization: Bearer t\nX-Key:")]
    [InlineData("[{ basic: [] }]", "Credential.Basic(\"u\", \"p\")", "GET /pets\nAuthorization: Basic dTpw")]
    [InlineData("[{ query: [] }]", "Credential.ApiKey(\"k\")", "GET /pets?api_key=k")]
    [InlineData("[{ oauth: [read] }]", "Credential.Bearer(\"t\")", "GET /pets\nAuthorization: Bearer t")]
    [InlineData("[{ oidc: [] }]", "Credential.Bearer(\"t\")", "GET /pets\nAuthorization: Bearer t")]
    [InlineData("[{ custom: [] }]", "Credential.Bearer(\"t\")", "GET /pets\nAuthorization: SSWS t")]
    [InlineData("[{}]", "Credential.Bearer(\"t\")", "GET /pets\nAuthorization:")]
    [InlineData("[{}, { token: [] }]", "Credential.Bearer(\"t\")", "GET /pets\nAuthorization: Bearer t")]
    [InlineData("[{}, { token: [] }]", "null", "GET /pets\nAuthorization:")]
    [InlineData("[{ token: [] }]", "Credential.None", "GET /pets\nAuthorization:")]
    [InlineData("[{ certificate: [] }]", "null", "GET /pets\nAuthorization:")]
    [InlineData("[{ nowhere: [] }]", "null", "GET /pets\nAuthorization:")]
    [InlineData("[{ nowhere: [] }, { token: [] }]", "Credential.Bearer(\"t\")", "GET /pets\nAuthorization: Bearer t")]
    [InlineData("[{ certificate: [], token: [] }]", "Credential.Bearer(\"t\")", "GET /pets\nAuthorization: Bearer t")]
    public async Task WhatFitsIsSent(string security, string credential, string sent)
    {
        var code = $"using var other = new Connection(TestClient.Api, {credential}, options); await new TestClient(other).Pets.SendAsync();";
        await (Task)Call.Of(Of(security, ""), code).Sends(sent);
        await (Task)Call.Of(Of("[{ basic: [] }]", security), code).Sends(sent);
    }

    [Fact]
    public Task AnOperationCanAskForNothing() =>
        Call.Of(Of("[{ token: [] }]", "[]"), "await client.Pets.SendAsync();").As(Credential.Bearer("t")).Sends("GET /pets\nAuthorization:");

    [Theory]
    [InlineData("[{ token: [] }]", "null", "asks for a credential for 'token'")]
    [InlineData("[{ token: [] }]", "Credential.ApiKey(\"k\")", "does not fit")]
    [InlineData("[{ token: [], key: [] }]", "Credential.Bearer(\"t\")", "asks for a credential for 'token+key'")]
    public Task WhatDoesNotFitIsToldBeforeItIsSent(string security, string credential, string message) =>
        Call.Of(Of(security, ""), $"using var other = new Connection(TestClient.Api, {credential}, options); await new TestClient(other).Pets.SendAsync();").Sends().Throws<InvalidOperationException>(message);

    [Fact]
    public Task WhereNothingIsAskedForACredentialIsSentAllTheSame() =>
        Call.Of(Of("", ""), "await client.Pets.SendAsync();").As(Credential.Bearer("t")).Sends("GET /pets\nAuthorization: Bearer t");

    [Theory]
    [InlineData("digest")]
    [InlineData("not a word")]
    public void ASchemeThatNoSecretSatisfiesIsNone(string scheme) =>
        Assert.DoesNotContain("Scheme(", Code.Of(Document.With("/pets: { get: { operationId: send } }", rest: $"  securitySchemes: {{ a: {{ type: http, scheme: '{scheme}' }} }}")).Generated.All, StringComparison.Ordinal);

    private static Document Of(string ofApi, string ofOperation) => Document.With(
        $"/pets: {{ get: {{ operationId: send{(ofOperation.Length > 0 ? ", security: " + ofOperation : "")} }} }}",
        rest: $$"""
              securitySchemes:
                token: { type: http, scheme: bearer }
                key: { type: apiKey, in: header, name: X-Key }
                query: { type: apiKey, in: query, name: api_key }
                basic: { type: http, scheme: Basic }
                oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://t.test', scopes: { read: '' } }, deviceAuthorization: {} } }
                oidc: { type: openIdConnect, openIdConnectUrl: 'https://t.test' }
                certificate: { type: mutualTLS }
                custom: { type: http, scheme: SSWS }
            {{(ofApi.Length > 0 ? "security: " + ofApi : "")}}
            """);
}
