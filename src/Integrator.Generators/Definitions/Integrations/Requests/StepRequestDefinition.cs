using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Requests;

/// <summary>A request that a login or an exchange of tokens makes.</summary>
/// <param name="BaseUrl">Null for that of the definition.</param>
internal sealed record StepRequestDefinition(
    string Verb,
    Located<ValueSyntax>? BaseUrl,
    Located<ValueSyntax>? Path,
    IReadOnlyList<PairDefinition> Headers,
    IReadOnlyList<PairDefinition> Query,
    ValueSyntax? Body,
    bool HasBody,
    BodyFormat? Format,
    string? ResponsePath,
    Place Place);

internal static class StepRequestReader
{
    /// <summary>The key that a step must have if the definition does not.</summary>
    public const string AddressKey = "base_url";

    public static StepRequestDefinition Read(DefinitionObject step) => new(
        step.Text("method")?.ToUpperInvariant() ?? "POST",
        MethodReader.Address(step, AddressKey),
        MethodReader.Address(step, "path"),
        PatternReader.Headers(step, "headers"),
        step.Pairs("query"),
        step.Value("body"),
        step.Has("body"),
        MethodReader.Format(step),
        step.Text("response_path"),
        step.Place);
}
