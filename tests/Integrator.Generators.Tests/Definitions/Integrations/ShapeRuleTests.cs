using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>What breaks the grammar of definitions is told where it stands, and the rest is generated.</summary>
public sealed class ShapeRuleTests
{
    private const string Method = """ "resources": { "users": { "list": { "method": "get", "path": "/users", "response_schema": { "type": "string" } } } } """;

    public static TheoryData<string, string> Cases => new()
    {
        { """ "resorces": {} """, """INT0003 Error "resorces" """ },
        { """ "x-mine": 1 """, "" },
        { """ "rate_limit": [] """, """INT0004 Error "rate_limit" """ },
        { """ "sharing": "alow" """, """INT0004 Error "alow" """ },
        { """ "tags": ["a", 1] """, "INT0004 Error 1" },
        { """ "timeout_seconds": "30" """, """INT0004 Error "30" """ },
        { """ "openapi": {} """, """INT0004 Error "openapi" """ },
        { """ "pagination": { "format": "pgae" } """, """INT0004 Error "pgae" """ },
        { """ "unified": {} """, """INT0005 Warning "unified" """ },
        { """ "schema_version": 7 """, "INT0006 Error 7" },
        { """ "name": "123" """, """INT0008 Error "123" """ },
        { """ "pagination": { "format": "page", "config": { "page_param": "p" } } """, """INT0012 Info "page_param" """ },
        { """ "logo": "/logo.svg" """, """INT0013 Warning "/logo.svg" """ },
        { """ "credentials": { "k": { "format": "oauth3" } } """, """INT2001 Error "oauth3" """ },
        { """ "credentials": { "k": { "format": "oauth2", "config": { "auth": { "tokenPath": "/t" } } } } """, """INT2002 Error "auth" """ },
        { """ "credentials": { "k": { "format": "api_key" } } """, """INT2002 Error "k" """ },
    };

    [Theory, MemberData(nameof(Cases))]
    public void IsToldWhereItStands(string members, string finding)
    {
        var credentials = members.Contains("credentials", StringComparison.Ordinal) ? "" : """ "credentials": {"none": {"format": "none"}}, """;
        var text = $$"""
            { "label": "Crm", {{credentials}} {{Method}},
            {{members}} }
            """;

        var generated = GeneratorHost.Run("crm.integration.json", text);

        Assert.Equal(finding.Trim(), string.Join("|", Found.In(generated, text)));
        Assert.Contains("ListAsync", generated.All, StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void OneBrokenMethodLeavesTheOthers()
    {
        const string Text = """
            { "label": "Crm", "credentials": {"none": {"format": "none"}}, "resources": { "users": {
              "list": { "method": "get", "path": "/users", "response_schema": {} },
              "get": { "method": "fetch", "path": "/users/{{id}}", "response_schema": {} } } } }
            """;

        var generated = GeneratorHost.Run("crm.integration.json", Text);

        Assert.Equal(["INT0004 Error \"get\"", "INT0004 Error \"fetch\""], Found.In(generated, Text));
        Assert.Contains("ListAsync", generated.All, StringComparison.Ordinal);
        Assert.DoesNotContain("GetAsync", generated.All, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatACatalogueNeedsIsAskedFor()
    {
        const string Text = """{ "base_url": "https://crm.example" }""";

        var generated = GeneratorHost.Run("crm.integration.json", Text);

        Assert.Equal(["INT0009", "INT0009"], generated.Ids);
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void AnEnvelopeIsUnwrappedAndComesToTheSame()
    {
        const string Definition = """{ "label": "Crm", "category": "crm", "base_url": "https://crm.example", "credentials": {"none": {"format": "none"}} }""";

        var bare = GeneratorHost.Run("crm.integration.json", Definition);
        var wrapped = GeneratorHost.Run("crm.integration.json", $$"""{ "name": "crm", "category": "crm", "config": {{Definition}} }""");

        Assert.Empty(wrapped.Ids);
        Assert.Equal(bare.Files, wrapped.Files);
    }

    [Fact]
    public void ASettingBesideTheEnvelopeIsTold()
    {
        const string Text = """{ "base_url": "https://crm.example", "config": { "label": "Crm", "credentials": {"none": {"format": "none"}} } }""";

        Assert.Equal(["INT0010 Error \"base_url\""], Found.In(GeneratorHost.Run("crm.integration.json", Text), Text));
    }

    [Fact]
    public void CommentsAndTrailingCommasAreAccepted()
    {
        const string Text = """
            { // what it is called
              "label": "Crm", /* how to connect */ "credentials": {"none": {"format": "none",},},
            }
            """;

        Assert.Empty(GeneratorHost.Run("crm.integration.json", Text).Ids);
    }

    [Fact]
    public void ARepeatedKeyIsTold()
    {
        const string Text = """{ "label": "A", "label": "Crm", "credentials": {"none": {"format": "none"}} }""";

        Assert.Equal(["INT0002"], GeneratorHost.Run("crm.integration.json", Text).Ids);
    }
}
