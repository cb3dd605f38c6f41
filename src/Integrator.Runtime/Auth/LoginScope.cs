using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Expressions;

namespace Integrator;

/// <summary>What a step of a login sees.</summary>
/// <param name="Scope">The credential and the account's variables.</param>
/// <param name="Answers">The JSON that the steps before answered, in order.</param>
public sealed record LoginScope(AuthScope Scope, IReadOnlyList<JsonElement> Answers)
{
    /// <summary>What is to be exchanged for a token; null where that is a login.</summary>
    public string? Jwt { get; init; }

    /// <summary>What a step answered, as expressions see it; null when it did not run.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonNode? Step(int index) => index >= 0 && index < Answers.Count ? JsonConversions.Of(Answers[index]) : null;

    /// <summary>The answer of the step before, as expressions see it; null in the first step.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonNode? Previous => Step(Answers.Count - 1);

    /// <summary>What one evaluation of an expression shares.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Evaluation Evaluation() => Scope.Evaluation();
}
