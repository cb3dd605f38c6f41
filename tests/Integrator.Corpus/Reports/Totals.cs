using System.Text.Json.Serialization;

namespace Integrator.Corpus.Reports;

/// <summary>The numbers of all documents, added up.</summary>
internal sealed record Totals
{
    [JsonPropertyName("documents")]
    public required int Documents { get; init; }

    [JsonPropertyName("compiled")]
    public required int Compiled { get; init; }

    [JsonPropertyName("threw")]
    public required int Threw { get; init; }

    [JsonPropertyName("operations")]
    public required long Operations { get; init; }

    [JsonPropertyName("emitted")]
    public required long Emitted { get; init; }

    [JsonPropertyName("rules")]
    public required SortedDictionary<string, int> Rules { get; init; }

    [JsonPropertyName("generate_ms")]
    public required double GenerateTime { get; init; }

    [JsonPropertyName("lines")]
    public required long Lines { get; init; }

    [JsonPropertyName("bytes")]
    public required long Bytes { get; init; }

    [JsonPropertyName("compile_ms")]
    public required double CompileTime { get; init; }

    [JsonPropertyName("errors")]
    public required long Errors { get; init; }

    [JsonPropertyName("warnings")]
    public required long Warnings { get; init; }

    /// <summary>Whether every document compiled and none threw.</summary>
    [JsonIgnore]
    public bool IsGood => Compiled == Documents && Threw == 0;

    public static Totals Of(IReadOnlyCollection<DocumentOutcome> outcomes)
    {
        var numbers = outcomes.Select(static outcome => outcome.Numbers).ToList();
        return new()
        {
            Documents = outcomes.Count,
            Compiled = outcomes.Count(static outcome => outcome.HasCompiled),
            Threw = outcomes.Count(static outcome => outcome.HasThrown),
            Operations = numbers.Sum(static document => (long)document.Operations),
            Emitted = numbers.Sum(static document => (long)document.Emitted),
            Rules = Added(numbers),
            GenerateTime = Math.Round(numbers.Sum(static document => document.GenerateTime), 1),
            Lines = numbers.Sum(static document => (long)document.Lines),
            Bytes = numbers.Sum(static document => (long)document.Bytes),
            CompileTime = Math.Round(numbers.Sum(static document => document.CompileTime), 1),
            Errors = numbers.Sum(static document => (long)document.Errors),
            Warnings = numbers.Sum(static document => (long)document.Warnings),
        };
    }

    private static SortedDictionary<string, int> Added(List<DocumentNumbers> numbers)
    {
        var rules = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (id, count) in numbers.SelectMany(static document => document.Rules))
        {
            rules[id] = rules.GetValueOrDefault(id) + count;
        }

        return rules;
    }
}
