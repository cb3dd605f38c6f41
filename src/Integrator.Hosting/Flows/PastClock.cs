namespace Integrator.Hosting;

/// <summary>
/// The clock of a trigger that has times to make up for. Quartz begins a new trigger in the future, whatever its start is, so the clock stands at that
/// start until the trigger is set.
/// </summary>
internal sealed class PastClock(TimeProvider clock, DateTimeOffset start) : TimeProvider
{
    private volatile bool _isRunning;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public void Run() => _isRunning = true;

    public override DateTimeOffset GetUtcNow() => _isRunning ? clock.GetUtcNow() : start;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
