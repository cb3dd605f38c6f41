using System.Text.RegularExpressions;

namespace Integrator.Generators.Tests;

/// <summary>The table of features says what tests show, no more and no less.</summary>
public sealed partial class FeatureTests
{
    [Fact]
    public void WhatTheTableSaysHasATest() => Assert.Empty(Rows().Where(static row => row.State.StartsWith("yes", StringComparison.Ordinal)).Select(static row => row.Id).Except(Tested()));

    [Fact]
    public void WhatIsTestedStandsInTheTable() => Assert.Empty(Tested().Except(Rows().Select(static row => row.Id)));

    [Fact]
    public void ATestThatARowNamesExists()
    {
        var tests = Directory.EnumerateFiles(Repository.Path("tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(static path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);
        var named = File.ReadLines(Repository.Path("docs", "features.md")).Where(static line => Row().IsMatch(line)).SelectMany(static line => Test().Matches(line)).ToList();

        Assert.True(named.Count > 100);
        Assert.Equal([], named
            .Where(test => !tests[test.Groups[1].Value].Any(text => text.Contains($" {test.Groups[2].Value}(", StringComparison.Ordinal)))
            .Select(static test => test.Value)
            .Distinct());
    }

    [Fact]
    public void EveryRowStandsOnce() => Assert.Equal(Rows().Select(static row => row.Id).Distinct(), Rows().Select(static row => row.Id));

    private static IEnumerable<(string Id, string State)> Rows() => File.ReadLines(Repository.Path("docs", "features.md"))
        .Select(static line => Row().Match(line))
        .Where(static match => match.Success)
        .Select(static match => (match.Groups[1].Value, match.Groups[2].Value));

    private static HashSet<string> Tested() =>
    [
        .. Directory.EnumerateFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(static path => Trait().Matches(File.ReadAllText(path)))
            .Select(static match => match.Groups[1].Value),
    ];

    [GeneratedRegex(@"^\| ([A-Z]+\d+) \| .* \| (.*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex Test();

    [GeneratedRegex("""Trait\("Feature", "([A-Z]+\d+)"\)""")]
    private static partial Regex Trait();
}
