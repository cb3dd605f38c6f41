namespace Integrator.Limits;

/// <summary>
/// Where the requests of a connection wait until its limits let them pass. Waits are measured from a point that no change of the clock moves.
/// </summary>
internal sealed class Gate(RateLimit limit, TimeProvider clock) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CountedCalls[] _budgets = [.. limit.Budgets.Select(static budget => new CountedCalls(budget))];
    private readonly SemaphoreSlim? _places = limit.Concurrency is { } places ? new SemaphoreSlim(places) : null;
    private readonly CancellationTokenSource _ending = new();
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _closedUntil;
    private volatile bool _isClosed;

    /// <summary>Whether requests pass without entering: there are no budgets and no places, and nothing was closed.</summary>
    public bool IsOpen
    {
        get
        {
            if (_places is not null || _budgets.Length > 0)
            {
                return false;
            }

            if (!_isClosed)
            {
                return true;
            }

            lock (_lock)
            {
                _isClosed = _closedUntil > Now;
                return !_isClosed;
            }
        }
    }

    private TimeSpan Now => clock.GetElapsedTime(_start);

    /// <summary>Waits for the turn of a request.</summary>
    /// <param name="call">The call that the request is of.</param>
    /// <param name="left">How long the wait may take at most; null for as long as the limit allows.</param>
    /// <param name="cancellationToken">Cancels the wait. The turn is given back.</param>
    /// <exception cref="RateLimitedException">The wait would be longer than the limit or the call allows. No budget is used.</exception>
    /// <exception cref="OperationCanceledException">The time that is left ended, or the wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The connection was disposed.</exception>
    public async ValueTask EnterAsync(LimitedCall call, TimeSpan? left, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_ending.IsCancellationRequested, typeof(Connection));
        using var ended = left is { } time && _places is not null ? new CancellationTokenSource(time > TimeSpan.Zero ? time : TimeSpan.Zero, clock) : null;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token, ended?.Token ?? default);
        try
        {
            await EnterAsync(call, left, waiting).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(Connection));
        }
    }

    public void Leave()
    {
        // Calls that were sent end after the connection; their places are nobody's then.
        if (!_ending.IsCancellationRequested)
        {
            _places?.Release();
        }
    }

    /// <summary>Lets nobody pass for a time.</summary>
    public void Close(TimeSpan time)
    {
        lock (_lock)
        {
            var until = Now + time;
            _closedUntil = until > _closedUntil ? until : _closedUntil;
            _isClosed = true;
        }
    }

    /// <summary>Ends all waits.</summary>
    public void Dispose() => _ending.Cancel();

    private async ValueTask EnterAsync(LimitedCall call, TimeSpan? left, CancellationTokenSource waiting)
    {
        if (_places is not null)
        {
            await _places.WaitAsync(waiting.Token).ConfigureAwait(false);
        }

        var turn = TimeSpan.MinValue;
        try
        {
            (turn, var wait) = Reserve(call, left);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, waiting.Token).ConfigureAwait(false);
            }
        }
        catch
        {
            GiveBack(call, turn);
            Leave();
            throw;
        }
    }

    private (TimeSpan Turn, TimeSpan Wait) Reserve(LimitedCall call, TimeSpan? left)
    {
        lock (_lock)
        {
            var now = Now;
            var at = _closedUntil > now ? _closedUntil : now;
            foreach (var budget in _budgets)
            {
                var turn = budget.Counts(call) ? budget.Turns.Next(now) : now;
                at = turn > at ? turn : at;
            }

            if (at - now > limit.MaxWait || at - now > left)
            {
                throw new RateLimitedException(call.Operation, clock.GetUtcNow() + (at - now));
            }

            foreach (var budget in _budgets.Where(budget => budget.Counts(call)))
            {
                budget.Turns.Take(at);
            }

            return (at, at - now);
        }
    }

    private void GiveBack(LimitedCall call, TimeSpan turn)
    {
        if (turn < TimeSpan.Zero)
        {
            return;
        }

        lock (_lock)
        {
            foreach (var budget in _budgets.Where(budget => budget.Counts(call)))
            {
                budget.Turns.GiveBack(turn);
            }
        }
    }
}
