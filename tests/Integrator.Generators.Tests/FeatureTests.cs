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

    [GeneratedRegex("""Trait\("Feature", "([A-Z]+\d+)"\)""")]
    private static partial Regex Trait();
}
