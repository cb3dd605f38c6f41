using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Integrator.Benchmarks.ByHand;
using Integrator.Json;

namespace Integrator.Benchmarks;

/// <summary>One payload, read and written by the emitted code and by the serializer.</summary>
internal abstract class JsonSides
{
    public abstract object? Read();

    public abstract object? ReadByHand();

    public abstract byte[] Write();

    public abstract byte[] WriteByHand();

    public abstract void Check();
}

/// <inheritdoc/>
internal sealed class JsonSides<TModel, THand> : JsonSides
    where TModel : IJsonModel<TModel>
{
    private static readonly JsonTypeInfo<THand> s_type = (JsonTypeInfo<THand>)PayloadJson.Default.GetTypeInfo(typeof(THand))!;

    private readonly byte[] _json = Payload.Of(typeof(THand).Name);
    private readonly TModel _model;
    private readonly THand _hand;

    public JsonSides()
    {
        _model = JsonModel.Parse<TModel>(_json);
        _hand = JsonSerializer.Deserialize(_json, s_type)!;
    }

    public override object? Read() => JsonModel.Parse<TModel>(_json);

    public override object? ReadByHand() => JsonSerializer.Deserialize(_json, s_type);

    public override byte[] Write() => JsonModel.ToBytes(_model);

    public override byte[] WriteByHand() => JsonSerializer.SerializeToUtf8Bytes(_hand, s_type);

    /// <summary>What either side wrote, the other reads and writes as if it had read the payload.</summary>
    public override void Check()
    {
        if (!WriteByHand().AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(Write(), s_type)!, s_type))
            || !Write().AsSpan().SequenceEqual(JsonModel.ToBytes(JsonModel.Parse<TModel>(WriteByHand()))))
        {
            throw new InvalidOperationException($"The two sides do not read or write {typeof(THand).Name} alike.");
        }
    }
}
