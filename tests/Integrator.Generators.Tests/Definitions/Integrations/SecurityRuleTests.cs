using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>Secrets that would show, and credentials that would go where they do not belong.</summary>
public sealed class SecurityRuleTests
{
    private const string Key = """ "credentials": { "key": { "format": "api_key", "config": { "fields": [{ "name": "api_key", "type": "password", "required": true }] } } }, """;
    private const string Header = Key + """ "authorization": { "format": "header", "config": { "header_name": "X-Key", "header_value": "{{credentials.api_key}}" } } """;
    private const string SignIn = """ "auth": { "tokenHost": "https://id.example", "tokenPath": "/token", "authorizePath": "/authorize" } """;

    public static TheoryData<string, string> Cases => new()
    {
        { $$""" "credentials": { "o": { "format": "oauth2", "config": { {{SignIn}}, "client": { "id": "a", "secret": "s3cret" } } } } """, """INT4001 Error "s3cret" """ },
        { $$""" "credentials": { "j": { "format": "jwt", "config": { "algorithm": "HS256", "key": "s3cret", "payload": { "sub": "a" } } } } """, """INT4001 Error "s3cret" """ },
        { Key + """ "authorization": { "format": "bearer", "config": { "token": "tok_1234" } } """, """INT4001 Error "tok_1234" """ },
        { Key + """ "authorization": { "format": "basic", "config": { "username": "{{credentials.api_key}}", "password": "x" } } """, "" },
        { Key + """ "authorization": { "format": "query", "config": { "param": "key", "value": "{{credentials.api_key}}" } } """, """INT4002 Warning "key" """ },
        { """ "base_url": "http://crm.example" """, """INT4003 Error "http://crm.example" """ },
        { """ "base_url": "http://localhost:80/api" """, "" },
        { """ "credentials": { "o": { "format": "oauth2", "config": { "auth": { "tokenHost": "http://id.example", "tokenPath": "/token", "authorizePath": "/authorize" } } } } """, """INT4003 Error "http://id.example" """ },
        { """ "base_url": "https://{{context.shop}}.example", "context": { "fields": [{ "name": "shop", "type": "text", "required": true }] } """, "INT4004 Warning {{context.shop}}" },
        { """ "base_url": "https://{{context.shop}}.example", "context": { "fields": [{ "name": "shop", "type": "text", "required": true, "pattern": "^[a-z]+$" }] } """, "" },
        { Header + """, "resources": { "users": { "get": { "method": "get", "path": "/me", "base_url": "https://other.example", "response_schema": { "type": "string" } } } } """, """INT4005 Error "https://other.example" """ },
        { Header + """, "allowed_origins": ["https://other.example"], "resources": { "users": { "get": { "method": "get", "path": "/me", "base_url": "https://other.example", "response_schema": { "type": "string" } } } } """, "" },
        { Header + """, "resources": { "users": { "get": { "method": "get", "path": "/me", "base_url": "https://other.example", "no_auth": true, "response_schema": { "type": "string" } } } } """, "" },
    };

    /// <summary>Where a secret would show.</summary>
    public static TheoryData<string, string> Places => new()
    {
        { """ "resources": { "users": { "get": { "method": "get", "path": "/users/{{credentials.api_key}}", "response_schema": { "type": "string" } } } } """, "INT4006 Error credentials.api_key" },
        { """ "resources": { "users": { "get": { "method": "get", "path": "/users/{{context.pin}}", "response_schema": { "type": "string" } } } } """, "INT4006 Error context.pin" },
        { """ "base_url": "https://{{credentials.api_key}}.example" """, "INT4004 Warning {{credentials.api_key}}|INT4006 Error credentials.api_key" },
        { """ "actions": { "validation": { "steps": [{ "type": "request", "name": "me", "config": { "method": "get", "path": "/me" } }, { "type": "update_context", "config": { "expression": "{ 'key': credentials.api_key }" } }] } } """, "INT4006 Error credentials.api_key" },
        { """ "actions": { "validation": { "steps": [{ "type": "request", "name": "me", "config": { "method": "get", "path": "/me" } }, { "type": "update_context", "config": { "values": { "key": "{{credentials.api_key}}" } } }] } } """, "INT4006 Error credentials.api_key" },
        { """ "webhook": { "signature_verification": { "format": "hmac", "config": { "secret": "{{env.HOOK}}", "compare_with": "$header.x-sig" } }, "success_response": { "status_code": 200, "body": { "key": "{{credentials.api_key}}" } } } """, "INT4006 Error credentials.api_key" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void IsToldWhereItStands(string members, string finding) => Fragment.Finds(members, finding);

    [Theory, MemberData(nameof(Places))]
    public void ASecretDoesNotGoWhereItShows(string members, string finding) => Fragment.Finds(
        $$""" {{Header}}, "context": { "fields": [{ "name": "pin", "type": "password", "required": true, "pattern": "^[0-9]+$" }] }, {{members}} """,
        finding);

    [Theory]
    [InlineData(""" "algorithm": "sha1" """, """INT4007 Warning "sha1" """)]
    [InlineData(""" "algorithm": "sha256", "string_type": "hash" """, """INT4007 Warning "hash" """)]
    [InlineData(""" "algorithm": "sha256" """, "")]
    public void AWeakHashIsTold(string config, string finding) => Fragment.Finds(
        $$$""" "webhook": { "signature_verification": { "format": "hmac", "config": { "secret": "{{env.HOOK}}", "compare_with": "$header.x-sig", {{{config}}} } } } """,
        finding);

    [Fact]
    public void AWeakHashInTheFormatIsTold() => Fragment.Finds(
        """ "webhook": { "signature_verification": { "format": "hmac-sha1", "config": { "secret": "{{env.HOOK}}", "compare_with": "$header.x-sig" } } } """,
        """INT4007 Warning "hmac-sha1" """);
}
