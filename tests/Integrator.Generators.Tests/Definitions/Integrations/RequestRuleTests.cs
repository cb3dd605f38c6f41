using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>Parts of a request that cannot be sent as they are written.</summary>
public sealed class RequestRuleTests
{
    private const string Team = """ "context": { "fields": [{ "name": "team", "type": "text" }] }, """;
    private const string Bearer = """ "credentials": { "key": { "format": "api_key", "config": { "fields": [{ "name": "api_key", "type": "password", "required": true }] } } }, "authorization": { "format": "bearer", "config": { "token": "{{credentials.api_key}}" } }, """;
    private const string Lines = """ "body_schema": { "type": "object", "properties": { "lines": { "type": "array", "items": { "type": "object", "properties": { "sku": { "type": "string" } } } } } } """;

    public static TheoryData<string, string, string> Cases => new()
    {
        { Team, """ "method": "get", "path": "/teams/{{context.team}}" """, "INT3104 Error {{context.team}}" },
        { Team, """ "method": "get", "path": "/teams/{{context.team?:own}}" """, "" },
        { Bearer, """ "method": "get", "path": "/me", "headers": { "Authorization": "Bearer {{credentials.api_key}}" } """, """INT5201 Info "Authorization" """ },
        { Bearer + """ "headers": { "Authorization": "Bearer {{credentials.api_key}}" }, """, """ "method": "get", "path": "/me" """, """INT5201 Info "Authorization" """ },
        { "", """ "method": "get", "path": "/me", "headers": { "X Rate": "1" } """, """INT5202 Error "X Rate" """ },
        { """ "headers": { "X Rate": "1" }, """, """ "method": "get", "path": "/me" """, """INT5202 Error "X Rate" """ },
        { """ "credentials": { "key": { "format": "api_key", "config": { "fields": [{ "name": "api_key", "type": "password", "required": true }] } } }, "authorization": { "format": "header", "config": { "header_name": "X Key", "header_value": "{{credentials.api_key}}" } }, """, """ "method": "get", "path": "/me" """, """INT5202 Error "X Key" """ },
        { "", """ "method": "get", "path": "/me", "body": { "a": 1 } """, """INT5203 Warning "body" """ },
        { "", """ "method": "get", "path": "/me", "body_schema": { "type": "object", "properties": { "a": { "type": "string" } } } """, """INT5203 Warning "body_schema" """ },
        { "", """ "method": "post", "path": "/me", "body_format": "form", "body": [1] """, """INT5204 Error "body" """ },
        { "", """ "method": "post", "path": "/me", "body_format": "form", "body": { "lines": [{ "sku": "a" }] } """, """INT5204 Error "lines" """ },
        { "", $$""" "method": "post", "path": "/me", "body_format": "form", {{Lines}} """, """INT5204 Error "lines" """ },
        { "", $$""" "method": "post", "path": "/me", "body_format": "text", {{Lines}} """, """INT5204 Error "lines" """ },
        { "", $$""" "method": "post", "path": "/me", "body_format": "json", {{Lines}} """, "" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void IsToldWhereItStands(string members, string method, string finding) => Fragment.Finds(
        $$""" {{members}} "resources": { "users": { "call": { {{method}}, "response_schema": { "type": "string" } } } } """,
        finding);
}
