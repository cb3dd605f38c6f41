using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>Actions of several steps, which take what their caller gives.</summary>
public sealed class ActionRuleTests
{
    public static TheoryData<string, string> Inputs => new()
    {
        { """{ "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } } }""", "" },
        { """{ "type": "object", "required": ["id"], "properties": { "id": { "type": "integer" } } }""", "" },
        { """{ "type": "object", "properties": { "id": { "type": "integer" } } }""", "" },
        { """{ "type": "object", "properties": { "id": { "type": "string" } } }""", "" },
        { """{ "type": "object", "properties": { "other": { "type": "string" } } }""", """INT3103 Error "config" """ },
        { """{ "type": "string" }""", """INT3103 Error "config" """ },
        { """{ "type": "array", "items": { "type": "string" } }""", """INT3103 Error "config" """ },
        { "{}", """INT3103 Error "config" """ },
    };

    [Theory, MemberData(nameof(Inputs))]
    public void WhatARequestNeedsComesFromTheInput(string input, string finding) => Fragment.Finds(
        $$$"""
        "actions": { "validation": { "steps": [{ "type": "request", "name": "me", "config": { "method": "get", "path": "/me" } }] }, "sync": { "input_schema": {{{input}}}, "steps": [
          { "type": "request", "name": "one", "config": { "method": "get", "path": "/one/{{args.id}}" } },
          { "type": "request", "name": "two", "config": { "method": "post", "path": "/two", "body": { "id": "{{args.id}}", "one": "{{steps.one.name}}" } } } ] } }
        """,
        finding);
}
