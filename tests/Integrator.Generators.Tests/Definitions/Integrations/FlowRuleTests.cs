using Integrator.Generators.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>Names in exports, imports and flows are checked, in this definition and in others.</summary>
public sealed class FlowRuleTests
{
    [Theory]
    [InlineData(""" "exports": { "changed": { "operation": "issues.lst" } } """, "INT7001 Error \"issues.lst\"")]
    [InlineData(""" "exports": { "changed": { "webhook": "opened" } } """, "INT7001 Error \"opened\"")]
    [InlineData(""" "flows": { "f": { "page_generators": [{ "export": "changd" }] } }, "exports": { "changed": { "operation": "issues.list" } } """, "INT7001 Error \"changd\"")]
    [InlineData(""" "flows": { "f": { "page_generators": [{ "export": "all" }], "page_processors": [{ "import": "announce" }] } } """, "INT7001 Error \"announce\"")]
    [InlineData(""" "flows": { "f": { "page_generators": [{ "export": "all" }], "routers": [{ "id": "a", "branches": [{ "name": "b", "next_router": "c" }] }] } } """, "INT7001 Error \"c\"")]
    [InlineData(""" "flows": { "f": { "page_generators": [{ "export": "all" }], "run_next": ["g"] } } """, "INT7001 Error \"g\"")]
    [InlineData(""" "imports": { "i": { "operation": "issues.list", "mapping": { "channel": { "$from": "x", "$lookup": "channels" } } } } """, "INT7001 Error \"channels\"")]
    [InlineData(""" "flows": { "f": { "page_generators": [{ "export": "crm:all" }], "page_processors": [{ "import": "crm:note" }] } } """, "")]
    [InlineData(""" "exports": { "author": { "integration": "directory", "operation": "people.get" } } """, "INT7001 Error \"directory\"")]
    [InlineData(""" "flows": { "f": { "page_generators": [{ "export": "slack:all" }] } } """, "INT7001 Error \"slack:all\"")]
    [InlineData(""" "flows": { "f": { "page_generators": [{ "export": "crm:al" }] } } """, "INT7001 Error \"crm:al\"")]
    [InlineData(""" "flows": { "f": { "schedule": "61 * * * *", "page_generators": [{ "export": "all" }] } } """, "INT7002 Error \"61 * * * *\"")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 31 2 *", "page_generators": [{ "export": "all" }] } } """, "INT7002 Error \"0 0 31 2 *\"")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 1", "page_generators": [{ "export": "all" }] } } """, "INT7002 Error \"0 0 1\"")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 31 feb,4-4,JUN *", "page_generators": [{ "export": "all" }] } } """, "INT7002 Error \"0 0 31 feb,4-4,JUN *\"")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 30,31 */12,2 ?", "page_generators": [{ "export": "all" }] } } """, "")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 30-31 2 *", "page_generators": [{ "export": "all" }] } } """, "INT7002 Error \"0 0 30-31 2 *\"")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 31 4/7 *", "page_generators": [{ "export": "all" }] } } """, "INT7002 Error \"0 0 31 4/7 *\"")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 31 2 MON", "page_generators": [{ "export": "all" }] } } """, "")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 29 2 *", "page_generators": [{ "export": "all" }] } } """, "")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 31W 2 *", "page_generators": [{ "export": "all" }] } } """, "")]
    [InlineData(""" "flows": { "f": { "schedule": "0 ? * * *", "page_generators": [{ "export": "all" }] } } """, "INT7002 Error \"0 ? * * *\"")]
    [InlineData(""" "flows": { "f": { "schedule": "? 5 17 ? * 1", "page_generators": [{ "export": "all" }] } } """, "")]
    [InlineData(""" "flows": { "f": { "schedule": "*/5 8-18 L JAN,JUL 5#2", "page_generators": [{ "export": "all" }] } } """, "")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 * * *", "timezone": "Europe/Berlyn", "page_generators": [{ "export": "all" }] } } """, "INT7004 Error \"Europe/Berlyn\"")]
    [InlineData(""" "flows": { "f": { "schedule": "0 0 * * *", "timezone": "Europe/Berlin", "page_generators": [{ "export": "all" }] } } """, "")]
    public void ANameMustBeThere(string members, string finding)
    {
        var text = $$"""
            { "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example",
              "resources": { "issues": { "list": { "method": "get", "path": "/issues", "response_schema": { "type": "array", "items": { "type": "object", "properties": { "id": { "type": "string" } } } } } } }, {{members}} }
            """;
        if (!members.Contains("\"exports\"", StringComparison.Ordinal))
        {
            text = text.Insert(text.LastIndexOf('}'), """, "exports": { "all": { "operation": "issues.list" } }""");
        }

        if (!members.Contains("\"imports\"", StringComparison.Ordinal))
        {
            text = text.Insert(text.LastIndexOf('}'), """, "imports": { "note": { "operation": "issues.list" } }""");
        }

        var generated = GeneratorHost.Run("crm.integration.json", text);

        Assert.Equal(finding, string.Join("|", Found.In(generated, text).Where(static one => !one.StartsWith("INT0005 ", StringComparison.Ordinal))));
        Assert.Empty(generated.CompilerMessages());
    }

    [Fact]
    public void AScheduleOfAGeneratorIsInTheTimeZoneOfItsFlow() => Assert.Contains(
        """Schedules = [new("0 4 * * *", "Europe/Berlin")],""",
        GeneratorHost.Run(
            "crm.integration.json",
            """
            { "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example",
              "resources": { "issues": { "list": { "method": "get", "path": "/issues", "response_schema": { "type": "array", "items": { "type": "object", "properties": { "id": { "type": "string" } } } } } } },
              "exports": { "all": { "operation": "issues.list" } },
              "flows": { "f": { "timezone": "Europe/Berlin", "page_generators": [{ "export": "all", "schedule": "0 4 * * *" }] } } }
            """).Flat,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(""" "mapping": { "body": "= $" } """, "")]
    [InlineData(""" "mapping": {} """, "INT7102 Error")]
    [InlineData(""" "mapping": { "body": { "$from": "rows", "$only_on": "create" } }, "upsert": { "find": { "operation": "items.list" }, "update": "items.put" } """, "INT7102 Error")]
    public void ABodyOfAnyJsonMustBeGiven(string import, string rule)
    {
        var generated = GeneratorHost.Run("crm.integration.json", Undescribed($$""" "imports": { "i": { "operation": "items.put", {{import}} } }, "flows": { "f": { "page_generators": [{ "export": "all" }], "page_processors": [{ "import": "i" }] } } """));

        Assert.StartsWith(rule, string.Join("|", generated.Diagnostics.Where(static one => one.Id == "INT7102").Select(static one => $"{one.Id} {one.Severity}")), StringComparison.Ordinal);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData(""" "$from": "id", "$lookup": "found" """, """, "extract": "name" """)]
    [InlineData(""" "$from": "id", "$lookup": "found" """, """, "extract": "a.b[0]" """)]
    [InlineData(""" "$from": "id", "$lookup": "found", "$default": "none" """, """, "extract": "name" """)]
    [InlineData(""" "$from": "id", "$lookup": "found" """, "")]
    public void ALookupReadsAnAnswerThatNobodyDescribed(string rule, string lookup)
    {
        var generated = GeneratorHost.Run("crm.integration.json", Undescribed($$"""
             "lookups": { "found": { "operation": "items.list"{{lookup}} } },
             "imports": { "i": { "operation": "items.note", "mapping": { "text": { {{rule}} } } } }, "flows": { "f": { "page_generators": [{ "export": "all" }], "page_processors": [{ "import": "i" }] } }
            """));

        Assert.DoesNotContain(generated.Diagnostics, static one => one.Severity == DiagnosticSeverity.Error);
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "value": "name" """)]
    [InlineData(""", "value": "= record.name" """)]
    public void WhatNobodyDescribedIsCollected(string value)
    {
        var generated = GeneratorHost.Run("crm.integration.json", Undescribed($$"""
             "imports": { "i": { "operation": "items.note", "mapping": { "text": "= $string(id)" }, "response": {} } },
             "exports": { "all": { "operation": "items.list", "one_to_many": "rows" } },
             "flows": { "f": { "page_generators": [{ "export": "all" }], "page_processors": [{ "import": "i", "collect": { "into": "names"{{value}} } }] } }
            """));

        Assert.DoesNotContain(generated.Diagnostics, static one => one.Severity == DiagnosticSeverity.Error);
        Assert.Empty(generated.CompilerMessages());
    }

    private static string Undescribed(string members) => $$"""
        { "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example",
          "resources": { "items": {
            "list": { "method": "get", "path": "/items" },
            "put": { "method": "put", "path": "/items", "body_schema": true },
            "note": { "method": "post", "path": "/notes", "body_schema": { "type": "object", "properties": { "text": { "type": "string" } } } } } },
          {{(members.Contains("\"exports\"", StringComparison.Ordinal) ? "" : """ "exports": { "all": { "operation": "items.list" } }, """)}} {{members}} }
        """;
}
