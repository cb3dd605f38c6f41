namespace Integrator.Limits;

/// <summary>Where the requests of a connection wait until its limits let them pass.</summary>
internal sealed class Gate(RateLimit limit, TimeProvider clock) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Turns[] _budgets = [.. limit.Budgets.Select(static budget => Turns.Of(budget))];
    private readonly SemaphoreSlim? _places = limit.Concurrency is { } places ? new SemaphoreSlim(places) : null;
    private DateTimeOffset _closedUntil;

    /// <param name="operation">What messages call the call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RateLimitedException">The wait would be too long; nothing of the budgets is used.</exception>
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

    /// <summary>Closes when the answer says that nothing is left, or that it was too much.</summary>
    public void Observe(Answer answer, bool isLimited)
    {
        var isSpent = limit.RemainingHeader is { } header && answer.Headers.Value<double>(header) <= 0;
        if ((isSpent || isLimited) && limit.Wait(answer, clock.GetUtcNow()) is { } wait)
        {
            lock (_lock)
            {
                var until = clock.GetUtcNow() + wait;
                _closedUntil = until > _closedUntil ? until : _closedUntil;
            }
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
