using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>What pagination says of a method, against what the method takes and answers.</summary>
public sealed class PagingRuleTests
{
    private const string Answer = """ "response_schema": { "type": "object", "properties": { "users": { "type": "array", "items": { "type": "string" } }, "next": { "type": "string" }, "link": { "type": "string", "format": "uri" }, "meta": { "type": "object", "properties": { "after": { "type": "string" } } } } }, "response_path": "users" """;

    private const string Document = """
        { "openapi": "3.1.0", "info": { "title": "t", "version": "1" }, "servers": [{ "url": "https://crm.example" }], "paths": {
          "/users": { "get": { "operationId": "users/list", "parameters": [{ "name": "page", "in": "query", "schema": { "type": "integer" } }, { "name": "per_page", "in": "query", "schema": { "type": "integer" } }],
            "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "object", "properties": { "users": { "type": "array", "items": { "type": "string" } }, "next": { "type": "string" } } } } } } } } } } }
        """;

    public static TheoryData<string, string> Cases => new()
    {
        { $$""" {{Answer}}, "query_schema": { "type": "object", "properties": { "page": { "type": "integer" }, "per_page": { "type": "integer" } } } """, """INT5001 Warning "list" """ },
        { """ "response_schema": { "type": "string" }, "pagination": { "format": "page" } """, """INT5002 Error "pagination" """ },
        { Answer + """, "query": { "p": "{{pagination.offset}}" }, "pagination": { "format": "page" } """, "INT3108 Error offset" },
        { Answer + """, "query_schema": { "type": "object", "properties": { "page": { "type": "integer" } } }, "pagination": { "format": "page", "config": { "page_key": "pge" } } """, """INT5003 Error "pge" """ },
        { Answer + """, "query_schema": { "type": "object", "properties": { "page": { "type": "integer" } } }, "pagination": { "format": "page", "config": { "limit_key": "size" } } """, """INT5003 Error "size" """ },
        { Answer + """, "pagination": { "format": "page", "config": { "page_key": "pge" } } """, "" },
        { Answer + """, "pagination": { "format": "cursor", "config": { "cursor_key": "after", "cursor_path": "nxt" } } """, """INT5004 Error "nxt" """ },
        { Answer + """, "pagination": { "format": "cursor", "config": { "cursor_key": "after", "cursor_path": "meta.befor" } } """, """INT5004 Error "meta.befor" """ },
        { Answer + """, "pagination": { "format": "cursor", "config": { "cursor_key": "after", "cursor_path": "meta.after" } } """, "" },
        { Answer + """, "pagination": { "format": "cursor", "config": { "cursor_key": "after", "cursor_path": "nxt", "cursor_path_object": "header" } } """, "" },
        { Answer + """, "pagination": { "format": "page", "config": { "page_size": 500, "max_limit": 100 } } """, "INT5005 Warning 500" },
        { Answer + """, "pagination": { "format": "cursor", "config": { "cursor_key": "after", "cursor_path": "link" } } """, """INT5006 Warning "link" """ },
        { Answer + """, "pagination": { "format": "cursor", "config": { "cursor_key": "after", "cursor_path": "link", "is_link": true } } """, "" },
        { Answer + """, "pagination": { "format": "cursor", "config": { "cursor_key": "after", "cursor_path": "next" } }, "examples": { "response": "{\"users\": [], \"next\": \"https://crm.example/users?after=1\"}" } """, """INT5006 Warning "next" """ },
    };

    [Theory, MemberData(nameof(Cases))]
    public void IsToldWhereItStands(string members, string finding) =>
        Fragment.Finds($$""" "resources": { "users": { "list": { "method": "get", "path": "/users", {{members}} } } } """, finding);

    [Theory]
    [InlineData(""" "page_key": "page", "limit_key": "per_page" """, "")]
    [InlineData(""" "page_key": "pge" """, """INT5003 Error "pge" """)]
    public void AParameterThatTheOperationDoesNotHaveIsTold(string config, string finding) => Fragment.Finds(
        $$""" "openapi": { "document": "api.json" }, "resources": { "users": { "list": { "operation": "users/list", "response_path": "users", "pagination": { "format": "page", "config": { {{config}} } } } } } """,
        finding,
        ("d/api.json", Document));

    [Theory]
    [InlineData("next", "")]
    [InlineData("nxt", """INT5004 Error "nxt" """)]
    public void ACursorThatTheOperationDoesNotAnswerIsTold(string path, string finding) => Fragment.Finds(
        $$""" "openapi": { "document": "api.json" }, "resources": { "users": { "list": { "operation": "users/list", "response_path": "users", "pagination": { "format": "cursor", "config": { "cursor_key": "page", "cursor_path": "{{path}}" } } } } } """,
        finding,
        ("d/api.json", Document));

    [Fact]
    public void WhatHoldsForAllMethodsIsNotHeldAgainstOne() => Fragment.Finds(
        $$""" "pagination": { "format": "cursor", "config": { "cursor_key": "after", "cursor_path": "nxt" } }, "resources": { "users": { "list": { "method": "get", "path": "/users", {{Answer}} } } } """,
        "");
}
