using Integrator.Generators.Definitions;
using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators;

/// <summary>Findings with the lines and columns of their file.</summary>
internal static class FindingLocations
{
    public static IEnumerable<Diagnostic> Diagnostics(SourceFile file, IReadOnlyList<Finding> findings)
    {
        if (file.Text is not { } source)
        {
            return [];
        }

        var places = new PlaceIndex();
        var areWanted = false;
        foreach (var finding in findings.Where(static finding => finding.Span is null))
        {
            places.Want(finding.Place);
            areWanted = true;
        }

        if (areWanted)
        {
            DefinitionText.Locate(file.Path, file.Content, places);
        }

        return findings.Select(finding => Diagnostic.Create(finding.Rule, Location(file.Path, source, finding.Span ?? places.Find(finding.Place, finding.IsOfKey)), MessageText.Of(finding.Arguments))).ToList();
    }

    private static Location Location(string path, SourceText source, TextSpan span) =>
        Microsoft.CodeAnalysis.Location.Create(path, span, source.Lines.GetLinePositionSpan(span));
}
