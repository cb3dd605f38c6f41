using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Integrator.Corpus.Runs;
using Integrator.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrator.Corpus.Definitions;

/// <summary>The command line of <c>flows</c>.</summary>
internal static class FlowsCommand
{
    private static readonly Option<int> s_count = new("--count") { Description = "How many flows.", DefaultValueFactory = static _ => 200 };

    public static Command Create()
    {
        var command = new Command("flows", "Measures how long the generator takes for a definition with many flows: cold, warm, and after an edit of one of them.") { s_count };
        command.SetAction(parsed => Measure(parsed.GetValue(s_count)));
        return command;
    }

    private static int Measure(int count)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var compilation = CSharpCompilation.Create("flows", references: References.All, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Console.WriteLine($"{count} flows, cold: {Time(count, options, compilation).First.TotalSeconds:F2} s");
        for (var round = 0; round < 3; round++)
        {
            var (first, edit, files) = Time(count, options, compilation);
            Console.WriteLine($"{count} flows, warm: {first.TotalSeconds:F2} s, an edit of one: {edit.TotalSeconds:F2} s, {files} files");
        }

        return 0;
    }

    private static (TimeSpan First, TimeSpan Edit, int Files) Time(int count, CSharpParseOptions options, CSharpCompilation compilation)
    {
        var text = new DocumentText("flows.integration.json", Definition(count, "id"));
        var driver = CSharpGeneratorDriver.Create([new ConnectorGenerator().AsSourceGenerator()], [text], options) as GeneratorDriver;
        var watch = Stopwatch.StartNew();
        driver = driver.RunGenerators(compilation);
        var first = watch.Elapsed;
        var result = driver.GetRunResult();
        if (result.Diagnostics.FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException(error.ToString());
        }

        driver = driver.ReplaceAdditionalText(text, new DocumentText("flows.integration.json", Definition(count, "state")));
        watch.Restart();
        _ = driver.RunGenerators(compilation);
        return (first, watch.Elapsed, result.Results[0].GeneratedSources.Length);
    }

    // Each flow has a delta export, a router with two branches, a lookup, and imports with mappings.
    private static string Definition(int count, string last)
    {
        var (imports, flows) = (new StringBuilder(), new StringBuilder());
        for (var index = 0; index < count; index++)
        {
            var comma = index == 0 ? "" : ",";
            imports.Append(CultureInfo.InvariantCulture, $$"""
                {{comma}}"send_{{index}}": { "operation": "orders.send", "lookups": { "kind": { "map": { "a": "b" }, "default": "c" } },
                  "mapping": { "text": "{{'{'}}{id{{'}'}}} of {{'{'}}{state{{'}'}}}", "kind": { "$from": "{{(index == 0 ? last : "state")}}", "$lookup": "kind" }, "lines": { "$each": "lines", "$as": "line", "$item": { "sku": "= line.sku", "qty": "= line.qty * 2" } } } }
                """);
            flows.Append(CultureInfo.InvariantCulture, $$"""
                {{comma}}"flow_{{index}}": { "schedule": "*/5 * * * *", "page_generators": [{ "export": "orders" }],
                  "routers": [{ "id": "ways", "branches": [
                    { "name": "open", "when": "state = 'open' and total > {{index}}", "page_processors": [{ "export": "again", "response_mapping": { "other": "= data[0].state" } }, { "import": "send_{{index}}", "response_mapping": { "sent": "= id" } }] },
                    { "name": "rest" }] }] }
                """);
        }

        return $$"""
            { "name": "shop", "label": "Shop", "version": "1", "base_url": "https://shop.example",
              "types": { "Order": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string" }, "state": { "type": "string" }, "total": { "type": "number" }, "changed_at": { "type": "string", "format": "date-time" },
                "lines": { "type": "array", "items": { "title": "Line", "type": "object", "properties": { "sku": { "type": "string" }, "qty": { "type": "number" } } } } } } },
              "resources": { "orders": {
                "list": { "method": "get", "path": "/orders", "query_schema": { "type": "object", "properties": { "since": { "type": "string", "format": "date-time" } } }, "response_schema": { "type": "array", "items": { "$ref": "Order" } } },
                "get": { "method": "get", "path": "/orders/{id}", "response_schema": { "$ref": "Order" } },
                "send": { "method": "post", "path": "/sent", "response_schema": { "title": "Sent", "type": "object", "properties": { "id": { "type": "string" } } }, "body_schema": { "title": "Sending", "type": "object", "properties": { "text": { "type": "string" }, "kind": { "type": "string" },
                  "lines": { "type": "array", "items": { "title": "SentLine", "type": "object", "properties": { "sku": { "type": "string" }, "qty": { "type": "number" } } } } } } } } },
              "exports": { "orders": { "operation": "orders.list", "type": "delta", "delta": { "param": "since", "field": "changed_at" } }, "again": { "operation": "orders.get", "input": { "id": "= id" } } },
              "imports": { {{imports}} },
              "flows": { {{flows}} } }
            """;
    }
}
