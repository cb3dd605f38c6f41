using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>What is wrong with credentials, their fields and who uses them.</summary>
public sealed class CredentialRuleTests
{
    private const string Host = """ "tokenHost": "https://id.example", "tokenPath": "/token" """;
    private const string SignIn = $$"""{ {{Host}}, "authorizePath": "/authorize" }""";
    private const string Bearer = """ "authorization": { "format": "bearer", "config": { "token": "{{credentials.api_key}}" } } """;

    public static TheoryData<string, string> Tokens => new()
    {
        { $$""" "auth": { {{Host}} } """, """INT2003 Error "auth" """ },
        { $$""" "auth": { {{Host}} }, "tokenParams": { "grant_type": "authorization_code" } """, """INT2003 Error "auth" """ },
        { $$""" "auth": { {{Host}} }, "tokenParams": { "grant_type": "client_credentials" } """, """INT2007 Info "o" """ },
        { $$""" "auth": {{SignIn}}, "tokenExpiryDuration": "1h", "refreshParams": { "a": "b" } """, """INT2008 Error "1h" """ },
        { $$""" "auth": {{SignIn}}, "tokenExpiryDuration": 0, "refreshParams": { "a": "b" } """, "INT2008 Error 0" },
        { $$""" "auth": {{SignIn}}, "pkce": false """, "INT2012 Warning false" },
        { $$""" "auth": {{SignIn}}, "token_response": { "expires_path": "expires_in" } """, """INT2014 Warning "o" """ },
        { $$""" "auth": {{SignIn}}, "token_response": { "expires_path": "expires_in", "refresh_token_path": "refresh_token" } """, "" },
    };

    public static TheoryData<string, string> Fields => new()
    {
        { """{ "name": "a", "type": "text" }, { "name": "a", "type": "text" }""", """INT2006 Error "a" """ },
        { """{ "name": "plan", "type": "select" }""", """INT2010 Error "plan" """ },
        { """{ "name": "plan", "type": "select", "options": [] }""", """INT2010 Error "plan" """ },
        { """{ "name": "host", "type": "text", "show_when": { "key": "plan", "value": "own" } }""", """INT2011 Error "plan" """ },
        { """{ "name": "plan", "type": "select", "options": [{ "value": "a" }] }, { "name": "host", "type": "text", "show_when": { "key": "plan", "value": "b" } }""", """INT2011 Error "b" """ },
        { """{ "name": "plan", "type": "select", "options": [{ "value": "a" }] }, { "name": "host", "type": "text", "show_when": { "key": "plan", "value": "a" } }""", "" },
    };

    public static TheoryData<string, string> Uses => new()
    {
        { """ "credentials": { "key": { "format": "api_key", "config": { "fields": [{ "name": "api_key", "type": "password", "required": true }] } } }, "authorization": { "format": "bearer", "config": { "token": "{{credentials.api_kye}}" } } """, "INT2004 Error api_kye" },
        { """ "credentials": { "key": { "format": "api_key", "config": { "fields": [{ "name": "api_key", "type": "password", "required": true }] } } } """, """INT2005 Warning "credentials" """ },
        { Bearer.Replace("credentials.api_key", "env.TOKEN", StringComparison.Ordinal) + """, "credentials": {} """, """INT2005 Warning "authorization" """ },
        { Bearer + """, "credentials": { "key": { "format": "api_key", "config": { "fields": [{ "name": "api_key", "type": "password", "required": true }] } } }, "context": { "fields": [{ "name": "api_key", "type": "text" }] } """, """INT2006 Error "api_key" """ },
        { Bearer + """, "credentials": { "key": { "format": "api_key", "config": { "fields": [{ "name": "api_key", "type": "password", "required": true }] } } }, "actions": {} """, """INT2013 Warning "credentials" """ },
    };

    [Theory, MemberData(nameof(Tokens))]
    public void ATokenThatCannotBeHadOrKeptIsTold(string config, string finding) =>
        Fragment.Finds($$""" "credentials": { "o": { "format": "oauth2", "config": { {{config}} } } } """, finding);

    [Theory, MemberData(nameof(Fields))]
    public void AFieldThatCannotBeFilledInIsTold(string fields, string finding)
    {
        Fragment.Finds($$""" "context": { "fields": [{{fields}}] } """, finding);
        Fragment.Finds($$""" {{Bearer.Replace("credentials.api_key", "env.TOKEN", StringComparison.Ordinal)}}, "credentials": { "k": { "format": "api_key", "config": { "fields": [{{fields}}] } } } """, finding);
    }

    [Theory, MemberData(nameof(Uses))]
    public void WhatNobodyUsesOrChecksIsTold(string members, string finding) => Fragment.Finds(members, finding);

    [Theory]
    [InlineData("""["read"]""", """["write"]""", """INT2009 Warning "write" """)]
    [InlineData("""["read"]""", """["read", "write"]""", """INT2009 Warning "write" """)]
    [InlineData("""["read", "write"]""", """["write"]""", "")]
    public void AScopeThatNobodyRequestsIsTold(string requested, string needed, string finding) => Fragment.Finds(
        $$"""
        "credentials": { "o": { "format": "oauth2", "config": { "auth": {{SignIn}}, "scope": {{requested}} } } },
        "resources": { "users": { "get": { "method": "get", "path": "/users/{{"{{id}}"}}", "response_schema": { "type": "string" }, "scopes": {{needed}} } } }
        """,
        finding);
}
