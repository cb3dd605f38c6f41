using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Integrator.Generators.Tests.Support;

/// <summary>A section of docs/diagnostics.md.</summary>
/// <param name="Severity">What the heading says.</param>
/// <param name="Text">The whole section.</param>
/// <param name="Files">The files of the example; none if it is described in words.</param>
internal sealed record RuleSection(string Id, string Severity, string Text, IReadOnlyList<ExampleFile> Files, ProjectOptions Options)
{
    /// <summary>For example <c>**Reported** at `"resorces"`: `Unknown key 'resorces'`</c>, as the page has to say it.</summary>
    public string Reported(Generated generated)
    {
        var finding = Assert.Single(generated.Diagnostics, finding => finding.Id == Id);
        var others = generated.Ids.Where(id => id != Id).Distinct().Order(StringComparer.Ordinal).ToList();
        return $"**Reported** {Place(finding)}: {Quoted(finding.GetMessage(CultureInfo.InvariantCulture))}"
            + (others.Count > 0 ? $" {string.Join(", ", others)} is reported too." : "");
    }

    private string Place(Diagnostic finding)
    {
        var path = finding.Location.GetLineSpan().Path;
        var file = Assert.Single(Files, file => file.Path == path);
        var place = file.Place(finding.Location.SourceSpan);
        return Files.Count == 1 ? place : place.StartsWith("in ", StringComparison.Ordinal) ? $"in `{path}`, {place[3..]}" : $"in `{path}`, {place}";
    }

    /// <summary>Text as Markdown's code.</summary>
    public static string Quoted(string text) => text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";
}
