using System.Reflection;
using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Integrator.Generators.Tests;

/// <summary>A rule has an id of its own, a heading in the documentation, and a test that meets it.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Ids => [.. All.Select(static rule => rule.Id)];

    private static IEnumerable<DiagnosticDescriptor> All =>
        typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static rule => (DiagnosticDescriptor)rule.GetValue(null)!);

    [Fact]
    public void IdsDifferAndStandInOrder()
    {
        var ids = All.Select(static rule => rule.Id).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Theory, MemberData(nameof(Ids))]
    public void EveryRuleIsDocumented(string id) =>
        Assert.Contains(File.ReadLines(Repository.Path("docs", "diagnostics.md")), line => line.StartsWith("## " + id, StringComparison.Ordinal));

    [Theory, MemberData(nameof(Ids))]
    public void EveryRuleIsMetByATest(string id) =>
        Assert.Contains(
            new[] { "Integrator.Generators.Tests", "Integrator.Constructs.Tests", "Integrator.Expressions.Tests" }
                .SelectMany(static project => Directory.EnumerateFiles(Repository.Path("tests", project), "*.cs", SearchOption.AllDirectories)),
            path => File.ReadAllText(path).Contains('"' + id, StringComparison.Ordinal));
}
