using System.Collections.Concurrent;
using Integrator.Flows;

namespace Integrator.Hosting;

/// <summary>Sees how long the workers of a host go without progress: a page that is done, or a job that ends.</summary>
internal sealed class WorkerWatch(TimeProvider clock, IProgress<Job>? next) : IProgress<Job>
{
    private readonly AsyncLocal<Turn?> _current = new();
    private readonly ConcurrentDictionary<Turn, bool> _turns = new();

    /// <summary>For how long the slowest of the workers that are at work has made no progress; null if none is at work.</summary>
    public TimeSpan? Longest => _turns.Keys.Select(turn => (TimeSpan?)clock.GetElapsedTime(turn.Moved)).Max();

    /// <summary>A worker begins to work; it ends when this is disposed.</summary>
    public IDisposable Begin()
    {
        var turn = new Turn(this) { Moved = clock.GetTimestamp() };
        _turns[turn] = true;
        return _current.Value = turn;
    }

    public void Report(Job value)
    {
        if (_current.Value is { } turn)
        {
            turn.Moved = clock.GetTimestamp();
        }

        next?.Report(value);
    }

    private sealed class Turn(WorkerWatch watch) : IDisposable
    {
        public long Moved { get; set; }

        public void Dispose() => watch._turns.TryRemove(this, out _);
    }
}
