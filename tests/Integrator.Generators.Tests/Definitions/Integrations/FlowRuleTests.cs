using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>Names in exports, imports and flows are checked, though flows are not compiled yet.</summary>
public sealed class FlowRuleTests
{
    [Theory]
    [InlineData(""" "exports": { "changed": { "operation": "issues.lst" } } """, "INT7001 Error \"issues.lst\"")]
    [InlineData(""" "exports": { "changed": { "webhook": "opened" } } """, "INT7001 Error \"opened\"")]
    [InlineData(""" "flows": { "f": { "page_generators": [{ "export": "changd" }] } }, "exports": { "changed": { "operation": "issues.list" } } """, "INT7001 Error \"changd\"")]
    [InlineData(""" "flows": { "f": { "page_generators": [{ "export": "other:all" }], "page_processors": [{ "import": "announce" }] } } """, "INT7001 Error \"announce\"")]
    [InlineData(""" "flows": { "f": { "page_generators": [{ "export": "other:all" }], "routers": [{ "id": "a", "branches": [{ "name": "b", "next_router": "c" }] }] } } """, "INT7001 Error \"c\"")]
    [InlineData(""" "flows": { "f": { "page_generators": [{ "export": "other:all" }], "run_next": ["g"] } } """, "INT7001 Error \"g\"")]
    [InlineData(""" "imports": { "i": { "operation": "issues.list", "mapping": { "channel": { "$from": "x", "$lookup": "channels" } } } } """, "INT7001 Error \"channels\"")]
    [InlineData(""" "flows": { "f": { "page_generators": [{ "export": "other:changed" }], "page_processors": [{ "import": "slack:announce" }] } } """, "")]
    [InlineData(""" "exports": { "author": { "integration": "directory", "operation": "people.get" } } """, "")]
    [InlineData(""" "flows": { "f": { "schedule": "61 * * * *", "page_generators": [{ "export": "other:all" }] } } """, "INT7002 Error \"61 * * * *\"")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 31 2 *", "page_generators": [{ "export": "other:all" }] } } """, "INT7002 Error \"0 0 31 2 *\"")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 1", "page_generators": [{ "export": "other:all" }] } } """, "INT7002 Error \"0 0 1\"")]
    [InlineData(""" "flows": { "f": { "schedule": "*/5 8-18 L JAN,JUL 5#2", "page_generators": [{ "export": "other:all" }] } } """, "")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 * * *", "timezone": "Europe/Berlyn", "page_generators": [{ "export": "other:all" }] } } """, "INT7004 Error \"Europe/Berlyn\"")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 * * *", "timezone": "Europe/Berlin", "page_generators": [{ "export": "other:all" }] } } """, "")]
    public void ANameMustBeThere(string members, string finding)
    {
        var text = $$"""
            { "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example",
              "resources": { "issues": { "list": { "method": "get", "path": "/issues", "response_schema": { "type": "array", "items": { "type": "string" } } } } }, {{members}} }
            """;

        var generated = GeneratorHost.Run("crm.integration.json", text);

        var found = Found.In(generated, text).ToLookup(static one => one.StartsWith("INT0005 ", StringComparison.Ordinal));
        Assert.NotEmpty(found[true]);
        Assert.Equal(finding, string.Join("|", found[false]));
        Assert.Empty(generated.CompilerMessages());
    }
}
