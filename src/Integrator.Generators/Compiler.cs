using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Definitions.Overlays;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model;
using Integrator.Generators.Model.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators;

/// <summary>One definition, read and built: the connector, if there is one, and every rule met on the way.</summary>
internal sealed record Compiled(Connector? Connector, EquatableArray<Diagnostic> Diagnostics);

/// <summary>Read, then Build.</summary>
internal sealed class Compiler
{
    private readonly DefinitionFile _file;
    private readonly SourceFile _source;
    private readonly SourceFile? _document;
    private readonly List<(OverlayDefinition Overlay, Report Report)> _overlays;
    private readonly Report _report = new();
    private readonly Report _documentReport;
    private OriginIndex? _origins;
    private OwnDocument? _own;

    private Compiler(DefinitionInput input, CancellationToken cancellation)
    {
        _file = input.File;
        _source = SourceFile.Of(input.File.Text, cancellation);
        _document = input.Document is { } document ? SourceFile.Of(document, cancellation) : null;
        _documentReport = input.File.IsIntegration ? new Report() : _report;
        _overlays = [.. input.Overlays.Select(static overlay => (overlay, new Report()))];
    }

    public static Compiled Build(DefinitionInput input, ImmutableArray<ConnectorIdentity> all, CancellationToken cancellation)
    {
        var compiler = new Compiler(input, cancellation);
        var connector = compiler.Connector(all);
        return new Compiled(connector, compiler.Diagnostics().ToEquatableArray());
    }

    private Connector? Connector(ImmutableArray<ConnectorIdentity> all)
    {
        if (Earlier(all) is { } earlier)
        {
            _report.Add(Rules.RepeatedName, new TextSpan(0, 0), _file.Options.Namespace, earlier.Path);
            return null;
        }

        // The last resort: whatever a definition does to us, the others are compiled and its user is told.
        try
        {
            return _file.IsIntegration ? OfIntegration() : OfDocument(_source, _report) is { } api ? ConnectorBuilder.Build(api, _file.Options, _report) : null;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            _report.Add(Rules.GeneratorFailed, new TextSpan(0, 0), _file.Options.Name, exception.GetType().Name + ": " + exception.Message);
            return null;
        }
    }

    private ApiDefinition? OfDocument(SourceFile source, Report report, Action<JsonNode>? patch = null)
    {
        var root = DefinitionText.Read(source.Path, source.Content, report);
        _origins = root is null || _overlays.Count == 0 ? null : Mending.Apply(root, _file.Options.Source, _overlays);
        if (root is not null)
        {
            patch?.Invoke(root);
        }

        return IsReadable(report) ? OpenApiReader.Read(root, report) : null;
    }

    private Connector? OfIntegration()
    {
        var root = DefinitionText.Read(_source.Path, _source.Content, _report);
        if (IntegrationReader.Read(root, _report) is not { } definition)
        {
            return null;
        }

        // Without its document a definition has nothing to bind; what is wrong with it has been told.
        var document = definition.Document is null ? null : OfDocument(definition.Document, definition);
        if (definition.Document is not null && document is null)
        {
            return null;
        }

        new FlowNames(definition, _report).Check();
        if (new IntegrationBinder(definition, document, new DefinitionTexts(_source, root!, _file.Options.Source), _report).Bind(_file.Options.Name) is not { } bound)
        {
            return null;
        }

        _own = bound.Own;
        return ConnectorBuilder.Build(Chosen(bound), _file.Options, _documentReport, bound);
    }

    // Patterns choose among the operations that no method is bound to.
    private static ApiDefinition Chosen(BoundApi bound)
    {
        var include = Patterns(bound.Definition, "include");
        var exclude = Patterns(bound.Definition, "exclude");
        return bound.Api with
        {
            Operations = [.. bound.Api.Operations.Where(operation => bound.Methods.ContainsKey(operation.Place)
                || ((include.Count == 0 || include.Exists(pattern => pattern.Matches(operation))) && !exclude.Exists(pattern => pattern.Matches(operation))))],
        };
    }

    private static List<OperationPattern> Patterns(IntegrationDefinition definition, string key) =>
        [.. definition.Keys.Object("openapi").Texts(key).Select(static pattern => new OperationPattern(pattern))];

    private ApiDefinition? OfDocument(DocumentBinding binding, IntegrationDefinition definition)
    {
        if (_document is null)
        {
            _report.Add(Rules.MissingDocument, binding.Keys.Place["document"], binding.Document);
            return null;
        }

        DocumentHash.Check(binding, _document, _report);
        return OfDocument(_document, _documentReport, root => new SchemaPatches(definition, _report).Apply(root));
    }

    private static bool IsReadable(Report report) => report.Findings.All(static finding => finding.Rule.DefaultSeverity != DiagnosticSeverity.Error);

    private ConnectorIdentity? Earlier(ImmutableArray<ConnectorIdentity> all) =>
        all.FirstOrDefault(other =>
            string.Equals(other.Namespace, _file.Options.Namespace, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(other.Path, _file.Path) < 0);

    private IEnumerable<Diagnostic> Diagnostics()
    {
        if (!_file.IsIntegration)
        {
            return OfDocument(_source, _report.Findings);
        }

        // What a definition says reaches Build through a document of its own: it is told where the definition says it.
        var found = _documentReport.Findings
            .Select(finding => (Finding: finding, Written: finding.Span is null ? _own?.Origin(finding.Place) : null))
            .ToList();
        var own = _report.Findings.Select(finding => finding with { Place = finding.Span is null ? _own?.Origin(finding.Place) ?? finding.Place : finding.Place })
            .Concat(found.Where(static one => one.Written is not null).Select(static one => one.Finding with { Place = one.Written! }));
        var others = found.Where(static one => one.Written is null).Select(static one => one.Finding).ToList();
        return Located.Diagnostics(_source, [.. own]).Concat(OfDocument(_document ?? _source, others));
    }

    // What an overlay brought in is told where the overlay says it.
    private IEnumerable<Diagnostic> OfDocument(SourceFile source, IReadOnlyList<Finding> all)
    {
        var findings = all.Select(finding => (Finding: finding, Origin: finding.Span is null ? _origins?.Find(finding.Place) : null)).ToList();
        var own = findings.Where(static found => found.Origin?.Overlay is null).Select(static found => found.Finding with { Place = found.Origin?.Place ?? found.Finding.Place });
        var others = _overlays.SelectMany(mended => Located.Diagnostics(
            new SourceFile(mended.Overlay.Path, mended.Overlay.Source),
            [.. mended.Report.Findings, .. findings.Where(found => found.Origin?.Overlay == mended.Overlay).Select(static found => found.Finding with { Place = found.Origin!.Place })]));
        return Located.Diagnostics(source, [.. own]).Concat(others);
    }
}
