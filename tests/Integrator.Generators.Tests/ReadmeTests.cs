using System.Text.RegularExpressions;

namespace Integrator.Generators.Tests;

/// <summary>What the README shows is lifted from files that are built and run.</summary>
public sealed partial class ReadmeTests
{
    public static TheoryData<string, string> Blocks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Match block in Block.Matches(File.ReadAllText(Repository.Path("README.md"))))
            {
                data.Add(block.Groups["source"].Value, block.Groups["text"].Value);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Blocks))]
    public void ABlockStandsInItsSource(string source, string text) =>
        Assert.Contains(text, File.ReadAllText(Repository.Path(source)), StringComparison.Ordinal);

    [Fact]
    public void ItShowsADefinitionAClientAndACall() => Assert.Equal(4, Blocks.Count);

    [GeneratedRegex(@"<!-- (?<source>\S+) -->\n```\w+\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block { get; }
}
