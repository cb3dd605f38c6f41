namespace Integrator;

/// <summary>Remembers events in memory, for one process. When it is full, the oldest is forgotten.</summary>
/// <param name="clock">Says when an event may be forgotten.</param>
/// <param name="capacity">How many events are remembered.</param>
public sealed class MemoryEventStore(TimeProvider? clock = null, int capacity = 100_000) : IEventStore
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Dictionary<string, DateTimeOffset> _events = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset Until)> _order = new();

    /// <inheritdoc/>
    public ValueTask<bool> TryTakeAsync(string id, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            while (_order.TryPeek(out var oldest) && (oldest.Until <= now || _order.Count >= capacity))
            {
                _order.Dequeue();
                if (_events.TryGetValue(oldest.Id, out var known) && known == oldest.Until)
                {
                    _events.Remove(oldest.Id);
                }
            }

            if (!_events.TryAdd(id, until))
            {
                return ValueTask.FromResult(false);
            }

            _order.Enqueue((id, until));
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string id, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            _events.Remove(id);
        }

        return default;
    }
}
