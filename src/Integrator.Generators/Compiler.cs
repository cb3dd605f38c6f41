using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Definitions.Overlays;
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
    public static Compiled Build(
        DefinitionFile file, ImmutableArray<ConnectorIdentity> all, EquatableArray<OverlayDefinition> overlays, CancellationToken cancellation)
    {
        var source = file.Text.GetText(cancellation);
        var text = source?.ToString() ?? "";
        var report = new Report();
        var mending = overlays.Select(static overlay => (Overlay: overlay, Report: new Report())).ToList();
        var (connector, origins) = Connector(file, text, all, mending, report);
        return new Compiled(connector, source is null ? [] : Diagnostics(file.Path, text, source, report, origins, mending).ToEquatableArray());
    }

    private static (Connector? Connector, OriginIndex? Origins) Connector(
        DefinitionFile file, string text, ImmutableArray<ConnectorIdentity> all, List<(OverlayDefinition Overlay, Report Report)> overlays, Report report)
    {
        if (Earlier(file, all) is { } earlier)
        {
            report.Add(Rules.RepeatedName, new TextSpan(0, 0), file.Options.Namespace, earlier.Path);
            return (null, null);
        }

        // The last resort: whatever a definition does to us, the others are compiled and its user is told.
        OriginIndex? origins = null;
        try
        {
            var root = DefinitionText.Read(file.Path, text, report);
            origins = root is null || overlays.Count == 0 ? null : Mending.Apply(root, file.Options.Source, overlays);
            return (IsReadable(report) ? Connector(root, file.Options, report) : null, origins);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            report.Add(Rules.GeneratorFailed, new TextSpan(0, 0), file.Options.Name, exception.GetType().Name + ": " + exception.Message);
            return (null, origins);
        }
    }

    private static bool IsReadable(Report report) => report.Findings.All(static finding => finding.Rule.DefaultSeverity != DiagnosticSeverity.Error);

    private static Connector? Connector(JsonNode? root, ConnectorOptions options, Report report) =>
        OpenApiReader.Read(root, report) is { } api ? ConnectorBuilder.Build(api, options, report) : null;

    private static ConnectorIdentity? Earlier(DefinitionFile file, ImmutableArray<ConnectorIdentity> all) =>
        all.FirstOrDefault(other =>
            string.Equals(other.Namespace, file.Options.Namespace, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(other.Path, file.Path) < 0);

    // What an overlay brought in is told where the overlay says it.
    private static IEnumerable<Diagnostic> Diagnostics(
        string path, string text, SourceText source, Report report, OriginIndex? origins, List<(OverlayDefinition Overlay, Report Report)> overlays)
    {
        var findings = report.Findings.Select(finding => (Finding: finding, Origin: finding.Span is null ? origins?.Find(finding.Place) : null)).ToList();
        var own = findings.Where(static found => found.Origin?.Overlay is null).Select(static found => found.Finding with { Place = found.Origin?.Place ?? found.Finding.Place });
        var others = overlays.SelectMany(mended => Located.Diagnostics(
            mended.Overlay.Path,
            mended.Overlay.Text,
            mended.Overlay.Source,
            [.. mended.Report.Findings, .. findings.Where(found => found.Origin?.Overlay == mended.Overlay).Select(static found => found.Finding with { Place = found.Origin!.Place })]));
        return Located.Diagnostics(path, text, source, [.. own]).Concat(others);
    }
}
