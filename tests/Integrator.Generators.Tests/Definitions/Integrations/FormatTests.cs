using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>Every format of credentials, authorization, paging and signatures comes to code that compiles, without a word.</summary>
public sealed class FormatTests
{
    private const string Auth = """ "auth": { "tokenHost": "https://login.example", "tokenPath": "/token" } """;
    private const string Key = """ { "format": "api_key", "config": { "fields": [{ "name": "api_key", "type": "password", "required": true }] } } """;
    private const string Bearer = """ "authorization": { "format": "bearer", "config": {} } """;

    public static TheoryData<string, string> Credentials => new()
    {
        { """ { "format": "basic", "config": {} } """, """ "authorization": { "format": "basic", "config": { "username": "{{credentials.username}}", "password": "{{credentials.password}}" } } """ },
        { $$""" { "format": "oauth2_client_credentials", "config": { {{Auth}}, "scope": ["a"], "fields": [{ "name": "client_id", "required": true }, { "name": "client_secret", "type": "password", "required": true }] } } """, Bearer },
        { $$""" { "format": "oauth2", "config": { {{Auth}}, "tokenParams": { "grant_type": "password" }, "fields": [{ "name": "username" }, { "name": "password", "type": "password" }] } } """, Bearer },
        { """
            { "format": "session", "config": { "fields": [{ "name": "user", "required": true }, { "name": "password", "type": "password", "required": true }],
              "steps": [
                { "method": "post", "path": "/login", "body_format": "form", "body": { "user": "{{credentials.user}}", "password": "{{credentials.password}}" } },
                { "method": "post", "base_url": "https://login.example", "path": "/session", "headers": { "X-Ticket": "{{previous.ticket}}" }, "query": { "first": "{{steps.step_1.id}}" }, "body": { "ticket": "{{steps.step_1.ticket}}" } }],
              "token_response": { "token_path": "session.token", "expires_path": "session.ends", "expires_strategy": "expire_at_ms" }, "expires_seconds": 600 } }
            """, """ "authorization": { "format": "cookie", "config": { "param": "sid", "value": "{{oauth.token.access_token}}" } } """ },
        { """ { "format": "jwt", "config": { "fields": [{ "name": "key", "type": "password", "required": true }, { "name": "app", "required": true }], "algorithm": "ES512", "key": "{{credentials.key}}", "headers": { "kid": "{{credentials.app}}" }, "payload": { "iss": "{{credentials.app}}", "level": 3 }, "lifetimeSeconds": 60 } } """, Bearer },
        { """ { "format": "jwt", "config": { "fields": [{ "name": "key", "type": "password", "required": true }], "algorithm": "HS256", "key": "{{credentials.key}}", "payload": {}, "exchange": { "base_url": "https://login.example", "path": "/token" } } } """, Bearer },
        { """ { "format": "aws_sigv4", "config": { "service": "execute-api", "region": "{{context.region?:us-east-1}}" } } """, """ "context": { "fields": [{ "name": "region", "type": "text" }] }, "authorization": { "format": "aws_sigv4", "config": {} } """ },
        { $$$""" { "format": "keka_oauth", "config": { {{{Auth}}}, "fields": [{ "name": "client_id" }, { "name": "client_secret", "type": "password" }, { "name": "api_key", "type": "password" }], "tokenParams": { "api_key": "{{credentials.api_key}}" } } } """, Bearer },
        { Key, """ "authorization": { "format": "header", "config": { "headers": { "X-Key": "{{credentials.api_key}}", "X-Client": "me" } } } """ },
        { Key, """ "authorization": { "format": "header", "config": { "expression": "{ 'X-Key': credentials.api_key, 'X-Digest': $digest(url & credentials.api_key) }" } } """ },
        { Key, """ "authorization": { "format": "bearer", "config": { "scheme": "Token", "token": "{{credentials.api_key}}" } } """ },
    };

    public static TheoryData<string> Pagings =>
    [
        """ { "format": "page", "config": { "page_key": "p", "limit_key": "n", "start_page": 0, "stop_on": "empty_page" } } """,
        """ { "format": "offset", "config": { "offset_key": "skip", "limit_key": "take", "page_size": 10, "total_path": "total" } } """,
        """ { "format": "cursor", "config": { "cursor_key": "after", "cursor_path": "next", "prev_cursor_path": "prev", "has_next_path": "more", "limit_data_type": "string", "use_content_hash": true, "is_cursor_url_encoded": true, "allow_empty_page_cursor": true, "ignore_limit_in_pagination": true, "headers": { "X-Pages": "1" } } } """,
        """ { "format": "cursor", "config": { "cursor_path": "x-next", "cursor_path_object": "header", "is_link": true, "include_path": true } } """,
        """ { "format": "link_header", "config": { "rel": "following" } } """,
        """ { "format": "range", "config": { "range_unit": "rows", "page_size": 50 } } """,
        """ { "format": "dynamic", "config": { "get_initial_pagination_values_expression": "{ 'query': { 'n': 1 } }", "get_pagination_values_expression": "$exists(body.more) ? { 'query': { 'n': $number(query.n) + 1 } } : null", "get_cursor_from_response_expression": "$string(paginationValues.query.n)" } } """,
        """ { "format": "none" } """,
    ];

    public static TheoryData<string> Signatures =>
    [
        """ { "format": "standard_webhooks", "config": { "secret": "{{context.s}}" } } """,
        """ { "format": "hmac-sha512", "config": { "secret": "{{context.s}}", "secret_encoding": "hex", "parts": ["$header.x-id", "$query.q", "$url", "$method", "v0", "$body"], "separator": ".", "compare_with": "$query.sig", "encoding": "base64url" } } """,
        """ { "format": "hmac", "config": { "secret": "{{context.s}}", "compare_with": "$header.x-sig", "signature_pattern": "t=(?<t>\\d+)|v1=(?<sig>[0-9a-f]+)", "parts": ["$timestamp", "$body"], "separator": ".", "tolerance_seconds": 60 } } """,
        """ { "format": "basic", "config": { "username": "hook", "password": "{{context.s}}" } } """,
        """ { "format": "token", "config": { "location": "body", "path": "auth.token", "token": "{{context.s}}" } } """,
        """ { "format": "secret_url", "config": { "secret": "{{context.s}}" } } """,
        """ { "format": "rsa", "config": { "public_key": "{{context.s}}", "compare_with": "$header.x-sig", "encoding": "base64" } } """,
    ];

    [Theory, MemberData(nameof(Credentials))]
    public void AWayToConnectCompiles(string credential, string authorization) => Compiles($""" "credentials": {credential}, {authorization} """);

    [Theory, MemberData(nameof(Pagings))]
    public void AWayOfPagingCompiles(string paging) => Compiles($$""" "credentials": { "none": { "format": "none" } }, "pagination": {{paging}} """);

    [Theory, MemberData(nameof(Signatures))]
    public void ASignatureCompiles(string signature) => Compiles($$"""
        "credentials": { "none": { "format": "none" } }, "context": { "fields": [{ "name": "s", "type": "password" }] },
        "webhook": { "signature_verification": {{signature}}, "payload_transform": "body.items", "success_response": { "status_code": 202, "body": { "ok": true }, "headers": { "X-A": "b" } }, "events": { "any": { "schema": { "type": "object" } } } }
        """);

    [Fact]
    public void TheAddressesOfOAuth1AreThoseOfAConsent()
    {
        const string Text = """
            { "label": "App", "base_url": "https://app.example", "credentials": { "app": { "format": "oauth", "config": {
                "requestTokenUrl": "https://a.example/r", "authorizeUrl": "https://a.example/a", "tokenUrl": "https://a.example/t", "signatureMethod": "HMAC-SHA256", "client": { "id": "{{env.ID}}", "secret": "{{env.SECRET}}" } } } },
              "authorization": { "format": "oauth1", "config": {} },
              "actions": { "validation": { "steps": [{ "type": "request", "config": { "method": "get", "path": "/me" } }] } } }
            """;

        var generated = GeneratorHost.Run("app.integration.json", Text);

        Assert.Empty(generated.Ids);
        Assert.Empty(generated.CompilerMessages());
        Assert.Contains("OAuth1Tokens", generated.All, StringComparison.Ordinal);
    }

    [Fact]
    public void HooksAreTheUsersToWrite()
    {
        const string Text = """
            { "label": "App", "base_url": "https://app.example",
              "credentials": { "k": { "format": "hook", "config": { "hook": "fetch_token", "fields": [{ "name": "key", "type": "password" }] } } },
              "authorization": { "format": "hook", "config": { "hook": "sign" } },
              "actions": { "validation": { "steps": [{ "type": "request", "config": { "method": "get", "path": "/me" } }] } },
              "webhook": { "signature_verification": { "format": "ed25519", "config": { "hook": "verify" } }, "events": { "any": {} } } }
            """;

        var generated = GeneratorHost.Run("app.integration.json", Text);

        Assert.Empty(generated.Ids);
        Assert.Equal(3, generated.CompilerMessages().Count(static message => message.Contains("CS8795", StringComparison.Ordinal)));
        Assert.Empty(generated.CompilerMessages("""
            using System.Threading;
            using System.Threading.Tasks;

            class Program { static void Main() { } }

            namespace App
            {
                public static partial class AppHooks
                {
                    public static partial ValueTask<Integrator.OAuthToken> FetchToken(Integrator.AuthScope scope, CancellationToken cancellationToken) => new(new Integrator.OAuthToken(scope.Field("key")!));
                    public static partial ValueTask Sign(System.Net.Http.HttpRequestMessage message, Integrator.AuthScope scope, CancellationToken cancellationToken) => default;
                    public static partial ValueTask<string?> Verify(Integrator.WebhookRequest request, System.TimeProvider clock, CancellationToken cancellationToken) => new((string?)null);
                }
            }
            """));
    }

    private static void Compiles(string members)
    {
        var text = $$"""
            { "label": "App", "base_url": "https://app.example", {{members}},
              "actions": { "validation": { "steps": [{ "type": "request", "config": { "method": "get", "path": "/me" } }] } },
              "resources": { "things": { "list": { "method": "get", "path": "/things", "response_path": "things",
                "response_schema": { "type": "object", "properties": { "next": { "type": "string" }, "prev": { "type": "string" }, "more": { "type": "boolean" }, "total": { "type": "integer" }, "things": { "type": "array", "items": { "type": "string" } } } } } } } }
            """;

        var generated = GeneratorHost.Run("app.integration.json", text);

        Assert.Empty(Found.In(generated, text));
        Assert.Empty(generated.CompilerMessages());
        Assert.Contains("ListAsync", generated.All, StringComparison.Ordinal);
    }
}
