namespace Integrator.Faults.Tests.Support;

/// <summary>A clock that stands still: timers wait until a test lets the time pass. The time of day may be set back.</summary>
internal sealed class QueuedTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<QueuedTimer> _timers = [];
    private TimeSpan _elapsed;
    private DateTimeOffset _day = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => _day + _elapsed;

    public override long GetTimestamp() => _elapsed.Ticks;

    /// <summary>Changes the time of day, as whoever sets a clock does.</summary>
    public void Set(TimeSpan change) => _day += change;

    /// <summary>Returns when so many timers wait.</summary>
    public async Task UntilWaitingAsync(int count)
    {
        while (Waiting < count)
        {
            await Task.Delay(1, Wire.Token);
        }
    }

    public void Advance(TimeSpan time)
    {
        List<QueuedTimer> due;
        lock (_lock)
        {
            _elapsed += time;
            due = _timers.Where(timer => timer.Due <= _elapsed).ToList();
            _timers.RemoveAll(timer => timer.Due <= _elapsed);
        }

        due.ForEach(static timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new QueuedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class QueuedTimer(QueuedTime clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = clock._elapsed + dueTime;
                    clock._timers.Add(this);
                }

                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
