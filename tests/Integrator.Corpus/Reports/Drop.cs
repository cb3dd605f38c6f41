using System.Text.Json.Serialization;

namespace Integrator.Corpus.Reports;

/// <summary>An operation that a document has and its connector has not.</summary>
/// <param name="Operation">Its verb and path.</param>
/// <param name="Rule">The rule that says so, with its place; null where none does, which is a fault of ours.</param>
internal sealed record Drop([property: JsonPropertyName("operation")] string Operation, [property: JsonPropertyName("rule")] string? Rule);
