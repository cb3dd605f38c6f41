using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace Integrator.Benchmarks;

/// <summary>Emitted readers and writers against those of the serializer's own generator: the same text, the same members.</summary>
[MemoryDiagnoser]
[MinColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
[CategoriesColumn]
[HideColumns("Error", "StdDev", "Gen0", "Gen1", "Gen2")]
public class JsonBenchmarks
{
    private JsonSides _sides = null!;

    [Params("Issues", "Charges", "Catalog", "Note")]
    public string Payload { get; set; } = "";

    /// <summary>Nothing is measured before both sides have been seen to mean the same.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _sides = Payload switch
        {
            "Issues" => new JsonSides<Payloads.IssueSearch, ByHand.IssueSearch>(),
            "Charges" => new JsonSides<Payloads.ChargeList, ByHand.ChargeList>(),
            "Catalog" => new JsonSides<Payloads.Catalog, ByHand.Catalog>(),
            _ => new JsonSides<Payloads.Note, ByHand.Note>(),
        };
        _sides.Check();
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Read")]
    public object? ReadByHand() => _sides.ReadByHand();

    [Benchmark, BenchmarkCategory("Read")]
    public object? Read() => _sides.Read();

    [Benchmark(Baseline = true), BenchmarkCategory("Write")]
    public byte[] WriteByHand() => _sides.WriteByHand();

    [Benchmark, BenchmarkCategory("Write")]
    public byte[] Write() => _sides.Write();
}
