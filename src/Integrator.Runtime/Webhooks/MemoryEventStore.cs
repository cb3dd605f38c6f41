namespace Integrator;

/// <summary>Remembers events in memory, for one process. When it is full, the oldest event that is done is forgotten.</summary>
/// <param name="clock">Says when an event may be forgotten; null for the clock of the system.</param>
/// <param name="capacity">How many events that are done are remembered. Events that are begun do not count.</param>
public sealed class MemoryEventStore(TimeProvider? clock = null, int capacity = 100_000) : IEventStore
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Dictionary<string, (string Lease, DateTimeOffset End)> _begun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _done = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset Until)> _order = new();
    private long _leases;

    /// <inheritdoc/>
    public ValueTask<EventClaim> BeginAsync(string id, DateTimeOffset leaseEnd, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            if (_done.TryGetValue(id, out var until) && until > now)
            {
                return ValueTask.FromResult(new EventClaim(EventState.Done));
            }

            if (_begun.TryGetValue(id, out var other) && other.End > now)
            {
                return ValueTask.FromResult(new EventClaim(EventState.Begun));
            }

            var lease = (++_leases).ToString(System.Globalization.CultureInfo.InvariantCulture);
            _begun[id] = (lease, leaseEnd);
            return ValueTask.FromResult(new EventClaim(EventState.New, lease));
        }
    }

    /// <inheritdoc/>
    public ValueTask CompleteAsync(string id, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            _begun.Remove(id);
            _done[id] = until;
            _order.Enqueue((id, until));
            var now = _clock.GetUtcNow();
            while (_order.TryPeek(out var oldest) && (oldest.Until <= now || _order.Count > capacity))
            {
                _order.Dequeue();
                if (_done.TryGetValue(oldest.Id, out var known) && known == oldest.Until)
                {
                    _done.Remove(oldest.Id);
                }
            }

            return default;
        }
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string id, string lease, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_begun.TryGetValue(id, out var begun) && begun.Lease == lease)
            {
                _begun.Remove(id);
            }

            return default;
        }
    }
}
