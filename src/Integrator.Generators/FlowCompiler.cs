using System.Collections.Immutable;
using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model;
using Integrator.Generators.Model.Flows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators;

/// <summary>The flows of one definition, and every rule that they break.</summary>
internal sealed record CompiledFlows(EquatableArray<FlowModel> Flows, EquatableArray<Diagnostic> Diagnostics)
{
    public static CompiledFlows None { get; } = new([], []);
}

/// <summary>Flows are built when all connectors are: they may use any of them.</summary>
internal static class FlowCompiler
{
    public static CompiledFlows Build(DefinitionFile file, ImmutableArray<Connector?> connectors, CancellationToken cancellation)
    {
        var source = SourceFile.Of(file.Text, cancellation);
        if (!file.IsIntegration || source.Content.IndexOf("\"flows\"", StringComparison.Ordinal) < 0)
        {
            return CompiledFlows.None;
        }

        var report = new Report(Place.Definition);
        var flows = Flows(file, source, connectors, report);
        return new CompiledFlows(flows, FindingLocations.Diagnostics(source, report.Findings).ToEquatableArray());
    }

    // What is wrong with the definition itself has been reported when its connector was built.
    private static EquatableArray<FlowModel> Flows(DefinitionFile file, SourceFile source, ImmutableArray<Connector?> connectors, Report report)
    {
        var known = new Report();
        var root = DefinitionText.Read(source.Path, source.Content, known);
        if (IntegrationReader.Read(root, source, file.Options.Source, known) is not { } definition)
        {
            return [];
        }

        try
        {
            var all = connectors.OfType<Connector>().Select(static connector => new FlowConnector(connector)).ToList();
            var own = all.FirstOrDefault(connector => connector.Connector.Namespace == file.Options.Namespace && !definition.IsSolution);
            return new FlowBuilder(new FlowDirectory(definition.Flows, own, all, report), file.Options).Build();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            report.Add(Rules.GeneratorFailed, new TextSpan(0, 0), file.Options.Name, exception.GetType().Name + ": " + exception.Message);
            return [];
        }
    }
}
