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

        var built = files
            .Combine(names)
            .Select(static (input, cancellation) => Compiler.Build(input.Left!, input.Right, cancellation))
            .WithTrackingName(Steps.Build);

        var connectors = built
            .Select(static (result, _) => result.Connector)
            .WithTrackingName(Steps.Connector);

        // One diagnostic per item: each is value-equal, so an unchanged one is not reported anew.
        var diagnostics = built
            .SelectMany(static (result, _) => result.Diagnostics)
            .WithTrackingName(Steps.Diagnostics);

        context.RegisterSourceOutput(connectors, static (output, connector) =>
        {
            foreach (var (hintName, text) in connector is null ? [] : ConnectorEmitter.Emit(connector))
            {
                output.AddSource(hintName, text);
            }
        });
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
    }
}
