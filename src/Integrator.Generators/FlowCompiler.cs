using System.Collections.Immutable;
using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Flows;
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
    private static readonly string[] s_keys = ["\"flows\"", "\"exports\"", "\"imports\"", "\"triggers\""];

    public static CompiledFlows Build(DefinitionFile file, ImmutableArray<Connector?> connectors, ImmutableArray<DefinitionFile> files, CancellationToken cancellation)
    {
        if (file.Options.IsReference || !HasFlows(file, cancellation))
        {
            return CompiledFlows.None;
        }

        var source = SourceFile.Of(file.Text, cancellation);
        var report = new Report(Place.Definition);
        var flows = Flows(file, source, connectors, name => Others(name, files, cancellation), report);
        return new CompiledFlows(flows, FindingLocations.Diagnostics(source, report.Findings).ToEquatableArray());
    }

    /// <summary>Whether a definition may have flows, or parts of them.</summary>
    public static bool HasFlows(DefinitionFile file, CancellationToken cancellation)
    {
        if (!file.IsIntegration)
        {
            return false;
        }

        var content = SourceFile.Of(file.Text, cancellation).Content;
        return s_keys.Any(key => content.IndexOf(key, StringComparison.Ordinal) >= 0);
    }

    // What is wrong with the definition itself has been reported when its connector was built.
    private static EquatableArray<FlowModel> Flows(DefinitionFile file, SourceFile source, ImmutableArray<Connector?> connectors, Func<string, FlowDefinitions?> others, Report report)
    {
        if (Definition(file, source) is not { } definition)
        {
            return [];
        }

        try
        {
            var all = connectors.OfType<Connector>().Select(static connector => new FlowConnector(connector)).ToList();
            var own = all.FirstOrDefault(connector => connector.Connector.Namespace == file.Options.Namespace && !definition.IsSolution);
            return new FlowBuilder(new FlowDirectory(definition.Flows, own, all, others, report), file.Options, new NameScope(own?.Types ?? [])).Build();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            report.Add(Rules.GeneratorFailed, new TextSpan(0, 0), file.Options.Name, exception.GetType().Name + ": " + exception.Message);
            return [];
        }
    }

    private static IntegrationDefinition? Definition(DefinitionFile file, SourceFile source)
    {
        var known = new Report();
        return IntegrationReader.Read(DefinitionText.Read(source.Path, source.Content, known), source, file.Options.Source, known);
    }

    private static FlowDefinitions? Others(string name, ImmutableArray<DefinitionFile> files, CancellationToken cancellation) =>
        files.FirstOrDefault(file => file.IsIntegration && string.Equals(file.Options.Name, Names.Pascal(name), StringComparison.OrdinalIgnoreCase)) is { } file
            ? Definition(file, SourceFile.Of(file.Text, cancellation))?.Flows
            : null;
}
