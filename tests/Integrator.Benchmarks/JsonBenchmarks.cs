using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Integrator.Benchmarks.ByHand;
using Integrator.Json;

namespace Integrator.Benchmarks;

/// <summary>Emitted readers and writers against those of the serializer's own generator: the same text, the same members.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
[HideColumns("Error", "StdDev", "RatioSD", "Gen0", "Gen1", "Gen2")]
[SimpleJob(launchCount: 3, warmupCount: 4, iterationCount: 6)]
[GenericTypeArguments(typeof(Payloads.IssueSearch), typeof(IssueSearch))]
[GenericTypeArguments(typeof(Payloads.ChargeList), typeof(ChargeList))]
[GenericTypeArguments(typeof(Payloads.Catalog), typeof(Catalog))]
[GenericTypeArguments(typeof(Payloads.Note), typeof(Note))]
public class JsonBenchmarks<TModel, THand>
    where TModel : IJsonModel<TModel>
{
    private static readonly JsonTypeInfo<THand> s_type = (JsonTypeInfo<THand>)PayloadJson.Default.GetTypeInfo(typeof(THand))!;

    private readonly byte[] _json = Payload.Of(typeof(THand).Name);
    private readonly TModel _model;
    private readonly THand _hand;

    /// <summary>Nothing is measured before both sides have been seen to mean the same.</summary>
    public JsonBenchmarks()
    {
        _model = Read();
        _hand = ReadByHand()!;
        if (!WriteByHand().AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(Write(), s_type)!, s_type))
            || !Write().AsSpan().SequenceEqual(JsonModel.ToBytes(JsonModel.Parse<TModel>(WriteByHand()))))
        {
            throw new InvalidOperationException($"The two sides do not read or write {typeof(THand).Name} alike.");
        }
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Read")]
    public THand? ReadByHand() => JsonSerializer.Deserialize(_json, s_type);

    [Benchmark, BenchmarkCategory("Read")]
    public TModel Read() => JsonModel.Parse<TModel>(_json);

    [Benchmark(Baseline = true), BenchmarkCategory("Write")]
    public byte[] WriteByHand() => JsonSerializer.SerializeToUtf8Bytes(_hand, s_type);

    [Benchmark, BenchmarkCategory("Write")]
    public byte[] Write() => JsonModel.ToBytes(_model);
}
