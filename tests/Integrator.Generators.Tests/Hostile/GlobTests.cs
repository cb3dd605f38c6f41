using System.Text.RegularExpressions;
using Integrator.Generators.Model.Operations;

namespace Integrator.Generators.Tests.Hostile;

/// <summary>Patterns that choose operations.</summary>
public sealed class GlobTests
{
    private const string Letters = "ab/*?.";

    [Theory]
    [InlineData("issues/*", "issues/list", true)]
    [InlineData("issues/*", "issues/list/all", false)]
    [InlineData("/orders/**", "/orders/1/lines", true)]
    [InlineData("GET /orders/?", "get /orders/1", true)]
    [InlineData("/orders/?", "/orders//", false)]
    [InlineData("**", "", true)]
    [InlineData("*", "a/b", false)]
    [InlineData("***", "a/b", true)]
    [InlineData("a.c", "abc", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    public void AStarStandsForAnythingButASlashAndTwoForAnything(string pattern, string text, bool isMatch) => Assert.Equal(isMatch, new GlobPattern(pattern).Matches(text));

    [Fact]
    public void AllShortPatternsMatchWhatTheirRegularExpressionMatches()
    {
        var random = new Random(1);
        for (var round = 0; round < 20_000; round++)
        {
            var (pattern, text) = (Text(random, Letters), Text(random, "ab/."));
            var regex = "^" + Regex.Escape(pattern).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal) + "$";
            Assert.True(Regex.IsMatch(text, regex) == new GlobPattern(pattern).Matches(text), $"'{pattern}' and '{text}'");
        }
    }

    /// <summary>A regular expression would try every way to share the letters among the stars: more than the age of the world.</summary>
    [Fact]
    public void ManyStarsTookForEver() =>
        Assert.False(new GlobPattern(string.Concat(Enumerable.Repeat("**a", 200)) + "b").Matches(new string('a', 5_000)));

    private static string Text(Random random, string letters) => new([.. Enumerable.Range(0, random.Next(7)).Select(_ => letters[random.Next(letters.Length)])]);
}
