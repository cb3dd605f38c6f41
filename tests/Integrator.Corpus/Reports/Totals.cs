using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Integrator.Corpus.Reports;

/// <summary>The numbers of all documents, added up.</summary>
internal sealed record Totals
{
    private const double MostDropped = 0.001;

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

    /// <summary>Operations that are missing; each has its rule among the documents.</summary>
    [JsonPropertyName("dropped")]
    public required int Dropped { get; init; }

    /// <summary>Operations that are missing and that no rule speaks of.</summary>
    [JsonPropertyName("dropped_without_rule")]
    public required int Silent { get; init; }

    /// <summary>Documents whose files were not the same the second time.</summary>
    [JsonPropertyName("differing")]
    public required int Differing { get; init; }

    [JsonPropertyName("rules")]
    public required SortedDictionary<string, int> Rules { get; init; }

    [JsonPropertyName("generate_ms")]
    public required double GenerateTime { get; init; }

    [JsonPropertyName("lines")]
    public required long Lines { get; init; }

    /// <summary>Over the documents that have operations.</summary>
    [JsonPropertyName("median_lines_per_operation")]
    public required double LinesPerOperation { get; init; }

    [JsonPropertyName("bytes")]
    public required long Bytes { get; init; }

    [JsonPropertyName("compile_ms")]
    public required double CompileTime { get; init; }

    [JsonPropertyName("errors")]
    public required long Errors { get; init; }

    [JsonPropertyName("warnings")]
    public required long Warnings { get; init; }

    /// <summary>The most memory this process has held.</summary>
    [JsonPropertyName("peak_memory_mb")]
    public required long PeakMemory { get; init; }

    /// <summary>Whether every document compiled and came out the same twice, and hardly an operation was lost, none without a word.</summary>
    [JsonIgnore]
    public bool IsGood => Compiled == Documents && Threw == 0 && Silent == 0 && Differing == 0 && Dropped <= Operations * MostDropped;

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
            Dropped = numbers.Sum(static document => document.Dropped.Count),
            Silent = numbers.Sum(static document => document.Dropped.Count(static drop => drop.Rule is null)),
            Differing = numbers.Count(static document => document.Differing.Count > 0),
            Rules = Added(numbers),
            GenerateTime = Math.Round(numbers.Sum(static document => document.GenerateTime), 1),
            Lines = numbers.Sum(static document => (long)document.Lines),
            LinesPerOperation = Math.Round(Median([.. numbers.Where(static document => document.Emitted > 0).Select(static document => (double)document.Lines / document.Emitted)]), 1),
            PeakMemory = Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024),
            Bytes = numbers.Sum(static document => (long)document.Bytes),
            CompileTime = Math.Round(numbers.Sum(static document => document.CompileTime), 1),
            Errors = numbers.Sum(static document => (long)document.Errors),
            Warnings = numbers.Sum(static document => (long)document.Warnings),
        };
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? 0 : (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
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
