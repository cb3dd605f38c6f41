using System.Text.Json.Serialization;

namespace Integrator.Corpus.Reports;

/// <summary>What is reported of one document, under the names that tools read.</summary>
internal sealed record DocumentNumbers
{
    [JsonPropertyName("path")]
    public string Path { get; init; } = "";

    [JsonPropertyName("operations")]
    public int Operations { get; init; }

    [JsonPropertyName("emitted")]
    public required int Emitted { get; init; }

    [JsonPropertyName("dropped")]
    public IReadOnlyList<Drop> Dropped { get; init; } = [];

    /// <summary>Files that were not the same when the document was generated a second time.</summary>
    [JsonPropertyName("differing")]
    public IReadOnlyList<string> Differing { get; init; } = [];

    [JsonPropertyName("rules")]
    public required SortedDictionary<string, int> Rules { get; init; }

    [JsonPropertyName("generate_ms")]
    public required double GenerateTime { get; init; }

    [JsonPropertyName("lines")]
    public required int Lines { get; init; }

    [JsonPropertyName("bytes")]
    public required int Bytes { get; init; }

    [JsonPropertyName("compile_ms")]
    public required double CompileTime { get; init; }

    [JsonPropertyName("errors")]
    public required int Errors { get; init; }

    [JsonPropertyName("warnings")]
    public required int Warnings { get; init; }
}
