namespace Integrator.Webhooks;

/// <summary>A request that is not what the definition describes.</summary>
internal sealed class UnreadableRequestException(Exception failure) : Exception($"The events cannot be read. {failure.Message}", failure);
