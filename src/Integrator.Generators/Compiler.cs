using System.Collections.Immutable;
using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators;

/// <summary>One definition, read and built: the connector, if there is one, and every rule met on the way.</summary>
internal sealed record Compiled(Connector? Connector, EquatableArray<Diagnostic> Diagnostics);

/// <summary>Read, then Build.</summary>
internal static class Compiler
{
    public static Compiled Build(DefinitionFile file, ImmutableArray<ConnectorIdentity> all, CancellationToken cancellation)
    {
        var source = file.Text.GetText(cancellation);
        var text = source?.ToString() ?? "";
        var report = new Report();
        var connector = Connector(file, text, all, report);
        return new Compiled(connector, Diagnostics(file.Path, text, source, report));
    }

    private static Connector? Connector(DefinitionFile file, string text, ImmutableArray<ConnectorIdentity> all, Report report)
    {
        if (Earlier(file, all) is { } earlier)
        {
            report.Add(Rules.RepeatedName, new TextSpan(0, 0), file.Options.Namespace, earlier.Path);
            return null;
        }

        // The last resort: whatever a definition does to us, the others are compiled and its user is told.
        try
        {
            var root = DefinitionText.Read(file.Path, text, report);
            var isReadable = report.Findings.All(static finding => finding.Rule.DefaultSeverity != DiagnosticSeverity.Error);
            return isReadable && OpenApiReader.Read(root, report) is { } api ? ConnectorBuilder.Build(api, file.Options, report) : null;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            report.Add(Rules.GeneratorFailed, new TextSpan(0, 0), file.Options.Name, exception.GetType().Name + ": " + exception.Message);
            return null;
        }
    }

    private static ConnectorIdentity? Earlier(DefinitionFile file, ImmutableArray<ConnectorIdentity> all) =>
        all.FirstOrDefault(other =>
            string.Equals(other.Namespace, file.Options.Namespace, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(other.Path, file.Path) < 0);

    private static EquatableArray<Diagnostic> Diagnostics(string path, string text, SourceText? source, Report report)
    {
        if (report.Findings.Count == 0 || source is null)
        {
            return [];
        }

        var places = new PlaceIndex();
        var areWanted = false;
        foreach (var finding in report.Findings.Where(static finding => finding.Span is null))
        {
            places.Want(finding.Place);
            areWanted = true;
        }

        if (areWanted)
        {
            DefinitionText.Locate(path, text, places);
        }

        return report.Findings
            .Select(finding => Diagnostic.Create(finding.Rule, Location(path, source, finding.Span ?? places.Find(finding.Place)), finding.Arguments))
            .ToEquatableArray();
    }

    private static Location Location(string path, SourceText source, TextSpan span) =>
        Microsoft.CodeAnalysis.Location.Create(path, span, source.Lines.GetLinePositionSpan(span));
}
