namespace Integrator.Limits;

/// <summary>When the next request of a budget has its turn, as the time since the gate was made. Its owner locks.</summary>
internal abstract class Turns
{
    public static Turns Of(Budget budget) => budget.Kind switch
    {
        BudgetKind.FixedWindow => new FixedWindow(budget),
        BudgetKind.TokenBucket => new TokenBucket(budget),
        _ => new MovingWindow(budget),
    };

    /// <summary>Not before now.</summary>
    public abstract TimeSpan Next(TimeSpan now);

    /// <summary>Uses a turn at a time that is not before the next one.</summary>
    public abstract void Take(TimeSpan at);

    /// <summary>Gives a turn back that was taken at a time and not used.</summary>
    public abstract void GiveBack(TimeSpan at);

    private sealed class FixedWindow(Budget budget) : Turns
    {
        private TimeSpan? _start;
        private int _used;

        public override TimeSpan Next(TimeSpan now) => _start is not { } start ? now
            : now >= start + budget.Per || _used < budget.Requests ? Later(now, start)
            : start + budget.Per;

        public override void Take(TimeSpan at)
        {
            // Windows are side by side: one begins where another ended, or with the first request after a pause.
            if (_start is not { } start || at >= start + (budget.Per * 2))
            {
                (_start, _used) = (at, 0);
            }
            else if (at >= start + budget.Per)
            {
                (_start, _used) = (start + budget.Per, 0);
            }

            _used++;
        }

        public override void GiveBack(TimeSpan at)
        {
            if (at >= _start && _used > 0)
            {
                _used--;
            }
        }
    }

    private sealed class MovingWindow(Budget budget) : Turns
    {
        // In order, so that the window is what stands at the end; those before it are over, or will be when a turn is given back.
        private readonly List<TimeSpan> _taken = [];

        public override TimeSpan Next(TimeSpan now)
        {
            var over = _taken.FindIndex(at => at + budget.Per > now);
            _taken.RemoveRange(0, over < 0 ? _taken.Count : over);
            return _taken.Count < budget.Requests ? now : Later(now, _taken[^budget.Requests] + budget.Per);
        }

        public override void Take(TimeSpan at)
        {
            var index = _taken.BinarySearch(at);
            _taken.Insert(index < 0 ? ~index : index, at);
        }

        public override void GiveBack(TimeSpan at) => _taken.Remove(at);
    }

    // The generic cell rate algorithm: a bucket without a timer (ITU-T I.371, annex A).
    private sealed class TokenBucket(Budget budget) : Turns
    {
        private readonly TimeSpan _interval = budget.Per / budget.Requests;
        private TimeSpan? _full;

        public override TimeSpan Next(TimeSpan now) => _full is { } full ? Later(now, full - (_interval * ((budget.Burst ?? budget.Requests) - 1))) : now;

        public override void Take(TimeSpan at) => _full = Later(at, _full ?? at) + _interval;

        public override void GiveBack(TimeSpan at) => _full -= _interval;
    }

    private static TimeSpan Later(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
