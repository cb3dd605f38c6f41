using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Integrator.Generators.Tests;

/// <summary>The table of features says what tests show, no more and no less. A test counts only where a generated connector takes part.</summary>
public sealed partial class FeatureTests
{
    private const string EndToEnd = "end to end";
    private const string GeneratedCode = "generated code";

    // A project in which tests call connectors over HTTP, and one in which they look at generated code.
    private static readonly string[] s_sending = ["Integrator.Definitions.Tests", "Integrator.Connectors.Tests"];
    private static readonly string[] s_allowed = [.. s_sending, "Integrator.Generators.Tests"];

    // The servers of those projects: a test without one sends nothing.
    private static readonly string[] s_servers = ["WireServer", "HookServer", "ConnectHost", "Fake"];

    private static readonly Lazy<IReadOnlyList<TestMethod>> s_tests = new(static () => [.. Sources().SelectMany(static source => Tests(source.Project, source.Path))]);

    [Fact]
    public void EveryRowHasALevelAndAReasonIfItIsPartial() => Assert.Empty(Rows().Where(static row => !State().IsMatch(row.State)).Select(static row => $"{row.Id}: {row.State}"));

    [Fact]
    public void EveryRowStandsOnce() => Assert.Equal(Rows().Select(static row => row.Id).Distinct(), Rows().Select(static row => row.Id));

    [Fact]
    public void OnlyTestsOfGeneratedConnectorsCount() =>
        Assert.Empty(s_tests.Value.Where(static test => test.Features.Count > 0 && !s_allowed.Contains(test.Project)).Select(static test => test.Name));

    [Fact]
    public void TheLevelOfARowIsThatOfItsTests() => Assert.Equal(Rows().Select(static row => (row.Id, row.Level)), Rows().Select(static row => (row.Id, LevelOf(row.Id))));

    [Fact]
    public void WhatIsTestedStandsInTheTable() => Assert.Empty(s_tests.Value.SelectMany(static test => test.Features).Except(Rows().Select(static row => row.Id)));

    [Fact]
    public void ATestThatARowNamesExists()
    {
        var named = Rows().SelectMany(static row => row.Tests).ToList();

        Assert.True(named.Count > 100);
        Assert.Empty(named.Except(s_tests.Value.Select(static test => test.Name)));
    }

    [Fact]
    public void TheFirstTestThatARowNamesHasItsId() =>
        Assert.Empty(Rows().Where(static row => !s_tests.Value.Any(test => test.Name == row.Tests[0] && test.Features.Contains(row.Id))).Select(static row => $"{row.Id}: {row.Tests[0]}"));

    private static string LevelOf(string id) => s_tests.Value.Where(test => test.Features.Contains(id)).ToList() is not { Count: > 0 } proofs ? "none"
        : proofs.Exists(static test => test.IsSending) ? EndToEnd
        : GeneratedCode;

    private static IEnumerable<FeatureRow> Rows() => File.ReadLines(Repository.Path("docs", "features.md"))
        .Select(static line => Row().Match(line))
        .Where(static match => match.Success)
        .Select(static match => new FeatureRow(match.Groups[1].Value, [.. Test().Matches(match.Groups[2].Value).Select(static test => test.Groups[1].Value)], match.Groups[3].Value));

    private static IEnumerable<(string Project, string Path)> Sources() => Directory.EnumerateDirectories(Repository.Path("tests"))
        .SelectMany(static project => Directory.EnumerateFiles(project, "*Tests.cs", SearchOption.AllDirectories).Select(path => (Path.GetFileName(project), path)));

    private static IEnumerable<TestMethod> Tests(string project, string path) => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes()
        .OfType<ClassDeclarationSyntax>()
        .SelectMany(type => type.Members.OfType<MethodDeclarationSyntax>().Select(method => new TestMethod(
            $"{type.Identifier.Text}.{method.Identifier.Text}",
            project,
            [.. method.AttributeLists.SelectMany(static list => list.Attributes).SelectMany(Features)],
            s_sending.Contains(project) && method.ReturnType.ToString() == "Task" && type.DescendantTokens().Any(static token => s_servers.Contains(token.Text)))));

    private static IEnumerable<string> Features(AttributeSyntax attribute) =>
        attribute is { Name: IdentifierNameSyntax { Identifier.Text: "Trait" }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.ValueText: "Feature" } }, { Expression: LiteralExpressionSyntax id }] }
            ? [id.Token.ValueText]
            : [];

    [GeneratedRegex(@"^\| ([A-Z]+\d+) \| .* \| (`.*`) \| (.*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex Test();

    [GeneratedRegex($"^(yes, ({EndToEnd}|{GeneratedCode})|partly, ({EndToEnd}|{GeneratedCode}): .+)$")]
    private static partial Regex State();

    private sealed record FeatureRow(string Id, IReadOnlyList<string> Tests, string State)
    {
        public string Level => State.Contains(EndToEnd, StringComparison.Ordinal) ? EndToEnd : GeneratedCode;
    }

    /// <param name="IsSending">Whether the test calls a connector, or a webhook of one, over HTTP.</param>
    private sealed record TestMethod(string Name, string Project, IReadOnlyList<string> Features, bool IsSending);
}
