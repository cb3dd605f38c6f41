namespace Integrator.Hosting;

/// <summary>
/// Keeps consents that have begun, until the browser comes back from the provider. Each is taken once. What is kept is encrypted already.
/// </summary>
public interface IConsentStore
{
    /// <summary>Keeps a consent.</summary>
    /// <param name="id">Names it; at most 64 letters.</param>
    /// <param name="data">What is kept.</param>
    /// <param name="until">When it may be forgotten.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask AddAsync(string id, byte[] data, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>Takes a consent. Of several who take it at the same time, one gets it.</summary>
    ValueTask<TakenConsent> TakeAsync(string id, CancellationToken cancellationToken = default);
}

/// <summary>What a store has of a consent.</summary>
/// <param name="Data">What was kept; null if it is unknown or was taken before.</param>
/// <param name="IsUsed">Whether it was taken before.</param>
public readonly record struct TakenConsent(byte[]? Data, bool IsUsed);

/// <summary>Consents in memory, for one process.</summary>
/// <param name="clock">Says when they are forgotten.</param>
public sealed class MemoryConsentStore(TimeProvider clock) : IConsentStore
{
    private const int Most = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (byte[]? Data, DateTimeOffset Until)> _consents = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _ends = new();

    /// <inheritdoc/>
    public ValueTask AddAsync(string id, byte[] data, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            while (_ends.TryPeek(out var first, out var end) && (end < now || _consents.Count >= Most))
            {
                _ends.Dequeue();
                _consents.Remove(first);
            }

            _consents[id] = (data, until);
            _ends.Enqueue(id, until);
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<TakenConsent> TakeAsync(string id, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (!_consents.TryGetValue(id, out var consent))
            {
                return new(new TakenConsent(null, false));
            }

            _consents[id] = (null, consent.Until);
            return new(new TakenConsent(consent.Data, consent.Data is null));
        }
    }
}
