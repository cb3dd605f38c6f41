namespace Integrator.Flows;

/// <summary>Holds a job while it is worked on: makes its lease longer, and ends the work when another node has the job or somebody cancels it.</summary>
internal sealed class JobLease : IDisposable
{
    private readonly IJobStore _store;
    private readonly TimeSpan _length;
    private readonly CancellationTokenSource _work = new();
    private readonly ITimer _timer;
    private int _isRenewing;
    private readonly TimeProvider _clock;
    private volatile int _state;
    private long _renewed;

    public JobLease(IJobStore store, JobHold hold, JobRunnerOptions options)
    {
        (_store, Hold, _length, _clock) = (store, hold, options.Lease, options.Clock);
        _renewed = _clock.GetTimestamp();
        var third = options.Lease / 3;
        _timer = options.Clock.CreateTimer(static state => _ = ((JobLease)state!).RenewAsync(), this, third, third);
    }

    public JobHold Hold { get; }

    /// <summary>Is cancelled when the work has to end at once.</summary>
    public CancellationToken Work => _work.Token;

    public LeaseState State => (LeaseState)_state;

    /// <summary>
    /// Whether the job is certainly this node's. A node that was paused for longer than its lease does not know who has the job now, and must
    /// not send anything before it has asked.
    /// </summary>
    /// <exception cref="OperationCanceledException">It may not be.</exception>
    public void Ensure()
    {
        if (_clock.GetElapsedTime(Volatile.Read(ref _renewed)) > _length)
        {
            Note(LeaseState.Lost);
        }

        Work.ThrowIfCancellationRequested();
    }

    /// <summary>Takes note of what the store said to a write.</summary>
    public void Note(LeaseState state)
    {
        if (state == LeaseState.Held)
        {
            return;
        }

        _state = (int)state;
        _work.Cancel();
    }

    public void Dispose()
    {
        _timer.Dispose();
        _work.Dispose();
    }

    private async Task RenewAsync()
    {
        if (Interlocked.Exchange(ref _isRenewing, 1) == 1)
        {
            return;
        }

        try
        {
            var began = _clock.GetTimestamp();
            var state = await _store.RenewAsync(Hold, _length).ConfigureAwait(false);
            if (state != LeaseState.Lost)
            {
                Volatile.Write(ref _renewed, began);
            }

            Note(state);
        }
        catch (ObjectDisposedException)
        {
            // The job ended while its lease was being made longer.
        }
        catch (JobStoreException)
        {
            // The next turn tries again; without it the lease runs out and the next write is refused.
        }
        finally
        {
            Volatile.Write(ref _isRenewing, 0);
        }
    }
}
