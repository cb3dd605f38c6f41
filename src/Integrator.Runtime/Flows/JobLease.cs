namespace Integrator.Flows;

/// <summary>Holds a job while it is worked on: makes its lease longer, and ends the work when another node has the job or somebody cancels it.</summary>
internal sealed class JobLease : IDisposable
{
    private readonly IJobStore _store;
    private readonly TimeSpan _length;
    private readonly CancellationTokenSource _work = new();
    private readonly ITimer _timer;
    private int _isRenewing;
    private volatile int _state;

    public JobLease(IJobStore store, JobHold hold, JobRunnerOptions options)
    {
        (_store, Hold, _length) = (store, hold, options.Lease);
        var third = options.Lease / 3;
        _timer = options.Clock.CreateTimer(static state => _ = ((JobLease)state!).RenewAsync(), this, third, third);
    }

    public JobHold Hold { get; }

    /// <summary>Is cancelled when the work has to end at once.</summary>
    public CancellationToken Work => _work.Token;

    public LeaseState State => (LeaseState)_state;

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
            Note(await _store.RenewAsync(Hold, _length).ConfigureAwait(false));
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
