using System.Reflection;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Integrator.Generators.Tests;

/// <summary>A rule has an id of its own and a section in docs/diagnostics.md, whose example is run.</summary>
public sealed class RuleTests
{
    /// <summary>Examples that are too long for a page, which describes them instead.</summary>
    private static readonly Dictionary<string, Func<(string Path, string Text)[]>> s_long = new()
    {
        ["INT0011"] = static () => [("shop.openapi.json", "{" + new string(' ', 64 * 1024 * 1024) + "}")],
        ["INT9001"] = static () => [("shop.openapi.json", GeneratorHost.Document(
            """
            "/orders": { "get": { "operationId": "listOrders", "responses": { "200": { "description": "",
              "content": { "application/json": { "schema": { "$ref": "#/components/schemas/S0" } } } } } } }
            """,
            string.Concat(Enumerable.Range(0, 40_000).Select(static link => $$"""
                "S{{link}}": { "allOf": [{ "$ref": "#/components/schemas/S{{link + 1}}" }] },
                """)) + """ "S40000": { "type": "object", "properties": { "id": { "type": "string" } } }"""))],
        ["INT9002"] = static () =>
        [
            ("shop.integration.json", """
                { "label": "Shop", "credentials": { "none": { "format": "none" } }, "openapi": { "document": "api.json", "expose": "all" } }
                """),
            ("api.json", GeneratorHost.Document(string.Join(", ", Enumerable.Range(0, 501).Select(static number => $$"""
                "/p{{number}}": { "get": { "operationId": "op{{number}}" } }
                """)))),
        ],
    };

    /// <summary>Rules that no document can break at present, and why. <c>ExpressionRuleTests</c> breaks them with the binder of expressions.</summary>
    private static readonly Dictionary<string, string> s_unreachable = new()
    {
        ["INT3209"] = "Every place that takes an expression takes a missing value too, or asks for a condition.",
    };

    public static TheoryData<string> Reachable => [.. All.Select(static rule => rule.Id).Where(static id => !s_unreachable.ContainsKey(id))];

    private static IEnumerable<DiagnosticDescriptor> All =>
        typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static rule => (DiagnosticDescriptor)rule.GetValue(null)!);

    [Fact]
    public void IdsDifferAndStandInOrder()
    {
        var ids = All.Select(static rule => rule.Id).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void ThePageHasASectionForEachRuleInTheirOrder() =>
        Assert.Equal(
            All.Select(static rule => $"{rule.Id} {rule.DefaultSeverity.ToString().ToLowerInvariant()}"),
            RulePage.Sections.Select(static section => $"{section.Id} {section.Severity}"));

    [Theory, MemberData(nameof(Reachable))]
    public void TheExampleIsReportedAsThePageSays(string id)
    {
        var section = Section(id);
        if (s_long.TryGetValue(id, out var files))
        {
            Assert.Empty(section.Files);
            section = section with { Files = [.. files().Select(static file => new ExampleFile(file.Path, file.Text))] };
        }

        var generated = GeneratorHost.Run(section.Files.Select(static file => (file.Path, file.Text)), section.Options);

        Approved.Check(RulePage.Path, RulePage.With(File.ReadAllText(RulePage.Path), section, section.Reported(generated)));
        Assert.Equal(section.Severity, generated.Diagnostics.Single(finding => finding.Id == id).Severity.ToString(), ignoreCase: true);
        Assert.Equal(section.Text.Contains("No connector is generated", StringComparison.Ordinal), generated.Files.Count == 0);
        Assert.DoesNotContain(generated.CompilerMessages(), message => !IsUnwritten(id, message));
    }

    [Fact]
    public void WhatNoDocumentCanBreakHasNoExample() => Assert.All(s_unreachable.Keys, static id => Assert.Empty(Section(id).Files));

    private static RuleSection Section(string id) => RulePage.Sections.Single(section => section.Id == id);

    // The example of a hook leaves its methods to the reader.
    private static bool IsUnwritten(string id, string message) =>
        id == "INT3303" && (message.Contains("CS8795", StringComparison.Ordinal) || message.Contains("CS0762", StringComparison.Ordinal));
}
