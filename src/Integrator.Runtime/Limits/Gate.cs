namespace Integrator.Limits;

/// <summary>Where the requests of a connection wait until its limits let them pass.</summary>
internal sealed class Gate(RateLimit limit, TimeProvider clock) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Turns[] _budgets = [.. limit.Budgets.Select(static budget => Turns.Of(budget))];
    private readonly SemaphoreSlim? _places = limit.Concurrency is { } places ? new SemaphoreSlim(places) : null;
    private DateTimeOffset _closedUntil;

    /// <summary>Whether requests pass without entering: there are no budgets and no places, and nothing was closed.</summary>
    public bool IsOpen
    {
        get
        {
            if (_places is not null || _budgets.Length > 0)
            {
                return false;
            }

            lock (_lock)
            {
                return _closedUntil <= clock.GetUtcNow();
            }
        }
    }

    /// <summary>Waits for the turn of a request.</summary>
    /// <param name="operation">What messages call the call.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RateLimitedException">The wait would be longer than the limit allows. No budget is used.</exception>
    public async ValueTask EnterAsync(string operation, CancellationToken cancellationToken)
    {
        if (_places is not null)
        {
            await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var wait = Reserve(operation);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            Leave();
            throw;
        }
    }

    public void Leave() => _places?.Release();

    /// <summary>Lets nobody pass before the time.</summary>
    public void Close(DateTimeOffset until)
    {
        lock (_lock)
        {
            _closedUntil = until > _closedUntil ? until : _closedUntil;
        }
    }

    public void Dispose() => _places?.Dispose();

    private TimeSpan Reserve(string operation)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var at = _closedUntil > now ? _closedUntil : now;
            foreach (var budget in _budgets)
            {
                var turn = budget.Next(now);
                at = turn > at ? turn : at;
            }

            if (at - now > limit.MaxWait)
            {
                throw new RateLimitedException(operation, at);
            }

            foreach (var budget in _budgets)
            {
                budget.Take(at);
            }

            return at - now;
        }
    }
}
