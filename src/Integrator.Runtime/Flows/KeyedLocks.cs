namespace Integrator.Flows;

/// <summary>Locks that have names. A name takes memory only while somebody holds it or waits for it.</summary>
internal sealed class KeyedLocks
{
    private readonly Dictionary<string, Held> _held = new(StringComparer.Ordinal);

    /// <summary>Takes the lock of a name when it is free.</summary>
    /// <returns>Gives it back.</returns>
    public async Task<IDisposable> TakeAsync(string key, CancellationToken cancellationToken)
    {
        Held held;
        lock (_held)
        {
            if (!_held.TryGetValue(key, out held!))
            {
                _held[key] = held = new Held(this, key);
            }

            held.Users++;
        }

        try
        {
            await held.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            return held;
        }
        catch (OperationCanceledException)
        {
            held.Leave();
            throw;
        }
    }

    private sealed class Held(KeyedLocks owner, string key) : IDisposable
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }

        public void Dispose()
        {
            Gate.Release();
            Leave();
        }

        public void Leave()
        {
            lock (owner._held)
            {
                if (--Users == 0)
                {
                    owner._held.Remove(key);
                }
            }
        }
    }
}
