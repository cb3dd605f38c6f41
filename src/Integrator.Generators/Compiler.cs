using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Definitions.Overlays;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model;
using Integrator.Generators.Model.Integrations.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators;

/// <summary>One definition, read and built: the connector, if there is one, and every rule that was broken.</summary>
internal sealed record Compiled(Connector? Connector, EquatableArray<Diagnostic> Diagnostics);

/// <summary>Read, then Build.</summary>
internal sealed class Compiler
{
    private readonly DefinitionFile _file;
    private readonly SourceFile _source;
    private readonly SourceFile? _document;
    private readonly List<(OverlayDefinition Overlay, Report Report)> _overlays;
    private readonly Report _report;
    private OriginIndex? _origins;

    private Compiler(DefinitionInput input, CancellationToken cancellation)
    {
        _file = input.File;
        _report = new Report(input.File.IsIntegration ? Place.Definition : Place.Root);
        _source = SourceFile.Of(input.File.Text, cancellation);
        _document = input.Document is { } document ? SourceFile.Of(document, cancellation) : null;
        _overlays = [.. input.Overlays.Select(static overlay => (overlay, new Report()))];
    }

    public static Compiled Build(DefinitionInput input, ImmutableArray<ConnectorIdentity> all, CancellationToken cancellation)
    {
        var compiler = new Compiler(input, cancellation);
        var connector = compiler.Connector(all);
        connector = input.File.Options.IsReference && connector is not null ? connector with { IsReference = true } : connector;

        // What is odd in the definition of a package is for those who made it.
        var isFine = input.File.Options.IsReference && connector is not null;
        return new Compiled(connector, isFine ? [] : compiler.Diagnostics().ToEquatableArray());
    }

    private Connector? Connector(ImmutableArray<ConnectorIdentity> all)
    {
        if (Earlier(all) is { } earlier)
        {
            _report.Add(Rules.RepeatedName, new TextSpan(0, 0), _file.Options.Namespace, earlier.Path);
            return null;
        }

        // The last resort: whatever a definition does to the compiler, the others are compiled and its user is told.
        try
        {
            return _file.IsIntegration ? OfIntegration() : OfDocument(_source) is { } api ? ConnectorBuilder.Build(api, _file.Options, _report) : null;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            _report.Add(Rules.GeneratorFailed, new TextSpan(0, 0), _file.Options.Name, exception.GetType().Name + ": " + exception.Message);
            return null;
        }
    }

    private Connector? OfIntegration()
    {
        var root = DefinitionText.Read(_source.Path, _source.Content, _report);
        if (IntegrationReader.Read(root, _source, _file.Options.Source, _report) is not { } definition)
        {
            return null;
        }

        // Without its document a definition has nothing to bind; what is wrong with the document has been reported.
        var document = definition.Document is { } binding ? OfDocument(binding) : null;
        if (definition.Document is not null && document is null)
        {
            return null;
        }

        var bound = new ApiBinder(definition, document, _report).Bind(_file.Options.Name);
        return ConnectorBuilder.Build(bound.Api, _file.Options, _report, bound);
    }

    private ApiDefinition? OfDocument(DocumentBinding binding)
    {
        if (_document is null)
        {
            _report.Add(Rules.MissingDocument, binding.Document.Place, binding.Document.Value);
            return null;
        }

        DocumentHash.Check(binding, _document, _report);
        return OfDocument(_document, root => new SchemaPatches(binding, _report).Apply(root));
    }

    private ApiDefinition? OfDocument(SourceFile source, Action<JsonNode>? patch = null)
    {
        var report = new Report();
        var root = DefinitionText.Read(source.Path, source.Content, report);
        _origins = root is null || _overlays.Count == 0 ? null : Mending.Apply(root, _file.Options.Source, _overlays);
        if (root is not null)
        {
            patch?.Invoke(root);
        }

        var api = IsReadable(report) ? OpenApiReader.Read(root, report) : null;
        _report.Add(report);
        return api;
    }

    private static bool IsReadable(Report report) => report.Findings.All(static finding => finding.Rule.DefaultSeverity != DiagnosticSeverity.Error);

    private ConnectorIdentity? Earlier(ImmutableArray<ConnectorIdentity> all) =>
        all.FirstOrDefault(other =>
            string.Equals(other.Namespace, _file.Options.Namespace, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(other.Path, _file.Path) < 0);

    private IEnumerable<Diagnostic> Diagnostics()
    {
        var own = _report.Findings.Where(static finding => finding.Place.IsInDefinition).ToList();
        return FindingLocations.Diagnostics(_source, own).Concat(OfDocument(_file.IsIntegration ? _document ?? _source : _source, [.. _report.Findings.Where(static finding => !finding.Place.IsInDefinition)]));
    }

    // Parts that an overlay brought in are reported where the overlay says them.
    private IEnumerable<Diagnostic> OfDocument(SourceFile source, IReadOnlyList<Finding> all)
    {
        var findings = all.Select(finding => (Finding: finding, Origin: finding.Span is null ? _origins?.Find(finding.Place) : null)).ToList();
        var own = findings.Where(static found => found.Origin?.Overlay is null).Select(static found => found.Finding with { Place = found.Origin?.Place ?? found.Finding.Place });
        var others = _overlays.SelectMany(mended => FindingLocations.Diagnostics(
            new SourceFile(mended.Overlay.Path, mended.Overlay.Source),
            [.. mended.Report.Findings, .. findings.Where(found => found.Origin?.Overlay == mended.Overlay).Select(static found => found.Finding with { Place = found.Origin!.Place })]));
        return FindingLocations.Diagnostics(source, [.. own]).Concat(others);
    }
}
