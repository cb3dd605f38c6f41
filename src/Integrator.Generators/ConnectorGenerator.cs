using Integrator.Generators.Definitions.Overlays;
using Integrator.Generators.Emit;
using Microsoft.CodeAnalysis;

namespace Integrator.Generators;

/// <summary>Turns each definition among the additional files into a typed connector.</summary>
[Generator]
public sealed class ConnectorGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // No compilation anywhere: editing C# must never wake this pipeline.
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (input, _) => DefinitionFile.Of(input.Left, input.Right))
            .WithTrackingName(Steps.File)
            .Where(static file => file is not null);

        var names = files.Select(static (file, _) => file!.Identity).Collect();

        // What a package brings is looked at only where a flow may use it.
        var haveFlows = files
            .Select(static (file, cancellation) => !file!.Options.IsReference && FlowCompiler.HasFlows(file, cancellation))
            .Collect()
            .Select(static (each, _) => each.Contains(true));

        var overlays = context.AdditionalTextsProvider
            .Where(static file => OverlayFile.Matches(file.Path))
            .Select(static (file, cancellation) => OverlayReader.Read(file, cancellation))
            .WithTrackingName(Steps.Overlay);

        // Each definition meets its own document and overlays only, so an edit of one of them wakes no other connector.
        var built = files
            .Combine(context.AdditionalTextsProvider.Collect())
            .Combine(overlays.Collect())
            .Select(static (input, _) => DefinitionInput.Of(input.Left.Left!, input.Left.Right, input.Right))
            .Combine(names)
            .Where(static input => !DefinitionInput.IsBound(input.Left.File, input.Right))
            .Combine(haveFlows)
            .Where(static input => input.Right || !input.Left.Left.File.Options.IsReference)
            .Select(static (input, cancellation) => Compiler.Build(input.Left.Left, input.Left.Right, cancellation))
            .WithTrackingName(Steps.Build);

        var connectors = built
            .Select(static (result, _) => result.Connector)
            .WithTrackingName(Steps.Connector);

        // A flow may use any connector, so an edit of one looks at all flows; only those that come out different are printed anew.
        var compiledFlows = files
            .Combine(connectors.Collect())
            .Combine(files.Collect())
            .Select(static (input, cancellation) => FlowCompiler.Build(input.Left.Left!, input.Left.Right, input.Right!, cancellation))
            .WithTrackingName(Steps.Flows);

        context.RegisterSourceOutput(
            compiledFlows.SelectMany(static (result, _) => result.Flows).WithTrackingName(Steps.Flow),
            static (output, flow) =>
            {
                var (hintName, text) = FlowEmitter.Emit(flow);
                output.AddSource(hintName, text);
            });
        context.RegisterSourceOutput(compiledFlows.SelectMany(static (result, _) => result.Diagnostics), static (output, diagnostic) => output.ReportDiagnostic(diagnostic));

        // One diagnostic per item: each is value-equal, so an unchanged one is not reported anew.
        var diagnostics = built
            .SelectMany(static (result, _) => result.Diagnostics)
            .WithTrackingName(Steps.Diagnostics);

        context.RegisterSourceOutput(connectors, static (output, connector) =>
        {
            foreach (var (hintName, text) in connector is null or { IsReference: true } ? [] : ConnectorEmitter.Emit(connector))
            {
                output.AddSource(hintName, text);
            }
        });
        context.RegisterSourceOutput(
            overlays.Combine(names).SelectMany(static (input, _) => OverlayCheck.Diagnostics(input.Left, input.Right)),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
    }
}
