using System.Text.Json.Serialization;

namespace Integrator.Benchmarks;

/// <summary>The members of an order that the answer carries, as one would write them by hand.</summary>
public sealed class HandOrder
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("quantity")]
    public int? Quantity { get; set; }

    [JsonPropertyName("lines")]
    public List<HandOrder>? Lines { get; set; }

    [JsonPropertyName("tags")]
    public Dictionary<string, int?>? Tags { get; set; }

    [JsonPropertyName("matrix")]
    public List<List<double>>? Matrix { get; set; }

    [JsonPropertyName("paidAt")]
    public DateTimeOffset? PaidAt { get; set; }

    [JsonPropertyName("note")]
    public string? Note { get; set; }

    [JsonPropertyName("pet")]
    public object? Pet { get; set; }

    [JsonPropertyName("any")]
    public object? Any { get; set; }

    [JsonPropertyName("kind")]
    public string? Kind { get; set; } = "order";
}

/// <summary>What one would have the serializer's generator write.</summary>
[JsonSerializable(typeof(HandOrder))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class HandJson : JsonSerializerContext;
