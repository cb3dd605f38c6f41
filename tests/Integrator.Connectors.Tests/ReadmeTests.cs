using System.Text.RegularExpressions;

namespace Integrator.Connectors.Tests;

/// <summary>What the READMEs of connectors show is lifted from files that are built.</summary>
public sealed partial class ReadmeTests
{
    public static TheoryData<string> Connectors =>
        [.. Directory.GetDirectories(Repository.Path("connectors")).Select(static folder => Path.GetFileName(folder)).Where(static name => File.Exists(Repository.Path("connectors", name, $"{name}.csproj")))];

    [Theory, MemberData(nameof(Connectors))]
    public void ABlockStandsInItsSource(string connector)
    {
        var blocks = Block.Matches(File.ReadAllText(Repository.Path("connectors", connector, "README.md")));

        Assert.NotEmpty(blocks);
        Assert.All(blocks, static block =>
            Assert.Contains(block.Groups["text"].Value, File.ReadAllText(Repository.Path(block.Groups["source"].Value)), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"<!-- (?<source>\S+) -->\n```\w+\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block { get; }
}
