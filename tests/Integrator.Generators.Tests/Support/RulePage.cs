using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Integrator.Generators.Tests.Support;

/// <summary>docs/diagnostics.md: a section for each rule, and the members that complete its examples.</summary>
internal static partial class RulePage
{
    private static readonly JsonDocumentOptions s_comments = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static string Path { get; } = Repository.Path("docs", "diagnostics.md");

    public static IReadOnlyList<RuleSection> Sections { get; } = [.. Read(File.ReadAllText(Path))];

    /// <summary>The page with a line that says what is reported, in the section of a rule.</summary>
    public static string With(string page, RuleSection section, string reported)
    {
        var old = Read(page).Single(one => one.Id == section.Id).Text;
        var without = Reported().Replace(old, "");
        return page.Replace(old, without.Replace("\n**Fix.**", $"\n{reported}\n\n**Fix.**", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static IEnumerable<RuleSection> Read(string page)
    {
        var parts = Heading().Split(page);
        var usual = JsonDocument.Parse(Assert.Single(Block().Matches(parts[0])).Groups["text"].Value).RootElement;
        for (var part = 1; part < parts.Length; part += 3)
        {
            var blocks = Block().Matches(parts[part + 2]);
            yield return new RuleSection(
                parts[part],
                parts[part + 1],
                parts[part + 2],
                [.. blocks.Where(IsFile).Select(block => ExampleOf(block.Groups["path"].Value, block.Groups["text"].Value, usual))],
                Options(blocks.Where(static block => !IsFile(block)).Select(static block => XElement.Parse(block.Groups["text"].Value)).SingleOrDefault()));
        }
    }

    private static bool IsFile(Match block) => block.Groups["path"].Success;

    private static ExampleFile ExampleOf(string path, string text, JsonElement usual)
    {
        if (!path.EndsWith(".integration.json", StringComparison.Ordinal) || text.StartsWith('{'))
        {
            return new ExampleFile(path, text);
        }

        using var given = JsonDocument.Parse("{" + text + "}", s_comments);
        var missing = usual.EnumerateObject().Where(member => !given.RootElement.TryGetProperty(member.Name, out _));
        return new ExampleFile(path, text, "{\n" + string.Concat(missing.Select(static member => $"\"{member.Name}\": {member.Value.GetRawText()},\n")), "\n}");
    }

    // As build/Integrator.Generators.targets hands it to the compiler.
    private static ProjectOptions Options(XElement? connector) => connector is null ? ProjectOptions.None : new ProjectOptions(
        new Dictionary<string, string>(),
        connector.Attributes().Where(static attribute => attribute.Name != "Include").ToDictionary(
            static attribute => "Integrator" + attribute.Name.LocalName,
            static attribute => attribute.Value.Replace("#/", "/", StringComparison.Ordinal).Replace(';', ',')));

    [GeneratedRegex(@"^## (INT\d{4}) .+ \((error|warning|info)\)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```\w+(?: (?<path>\S+))?\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\*\*Reported\*\* .*\n\n?", RegexOptions.Multiline)]
    private static partial Regex Reported();
}
