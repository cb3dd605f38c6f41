using System.Text.Json.Serialization;

namespace Integrator.Benchmarks.ByHand;

/// <summary>What one would have the serializer's generator write: metadata to read with, straight code to write with.</summary>
[JsonSerializable(typeof(IssueSearch))]
[JsonSerializable(typeof(ChargeList))]
[JsonSerializable(typeof(Catalog))]
[JsonSerializable(typeof(Note))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class PayloadJson : JsonSerializerContext;
