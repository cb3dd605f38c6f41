namespace Integrator.Tests.Support;

/// <summary>
/// A clock that stands still until a timer is made, and then jumps to it: waits end at once and are recorded.
/// Timers longer than <see cref="Patience"/> stay unfired, so that timeouts do not end what is under test.
/// </summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_waits)
            {
                return [.. _waits];
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Lets time pass that nobody waits for.</summary>
    public void Advance(TimeSpan time) => _now += time;

    public override long GetTimestamp() => _now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Jump(TimeSpan wait)
    {
        lock (_waits)
        {
            _waits.Add(wait);
            _now += wait;
        }
    }

    private sealed class ManualTimer(ManualTime clock, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime >= TimeSpan.Zero && dueTime < clock.Patience)
            {
                clock.Jump(dueTime);

                // Not on this thread: whoever made the timer is still setting up what it ends.
                ThreadPool.QueueUserWorkItem(_ =>
                {
                    if (!_isDisposed)
                    {
                        callback(state);
                    }
                });
            }

            return true;
        }

        public void Dispose() => _isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
