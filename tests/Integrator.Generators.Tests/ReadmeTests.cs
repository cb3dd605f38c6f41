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
            foreach (Match block in Pages.SelectMany(static page => Block.Matches(File.ReadAllText(page))))
            {
                data.Add(block.Groups["source"].Value, block.Groups["text"].Value);
            }

            return data;
        }
    }

    // What users read. Other pages show definitions and output.
    private static IEnumerable<string> Pages => [Repository.Path("README.md"), Repository.Path("docs", "credentials.md"), .. Directory.EnumerateFiles(Repository.Path("docs", "how-to"), "*.md")];

    [Theory, MemberData(nameof(Blocks))]
    public void ABlockStandsInItsSource(string source, string text) =>
        Assert.Contains(text, File.ReadAllText(Repository.Path(source)), StringComparison.Ordinal);

    [Fact]
    public void ItShowsADefinitionAClientAndACall() => Assert.Equal(4, Block.Count(File.ReadAllText(Repository.Path("README.md"))));

    [Fact]
    public void CodeInAHowToHasASource() => Assert.DoesNotContain(Pages.Skip(1), static page =>
        File.ReadAllText(page) is var text && text.Split("```csharp").Length - 1 != Block.Count(text));

    [GeneratedRegex(@"<!-- (?<source>\S+) -->\n```\w+\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block { get; }
}
