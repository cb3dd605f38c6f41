namespace Integrator.Limits;

/// <summary>When the next request of a budget has its turn. Its owner locks.</summary>
internal abstract class Turns
{
    public static Turns Of(Budget budget) => budget.Kind switch
    {
        BudgetKind.FixedWindow => new FixedWindow(budget),
        BudgetKind.TokenBucket => new TokenBucket(budget),
        _ => new MovingWindow(budget),
    };

    /// <summary>Not before now.</summary>
    public abstract DateTimeOffset Next(DateTimeOffset now);

    /// <summary>Uses a turn at a time that is not before the next one.</summary>
    public abstract void Take(DateTimeOffset at);

    private sealed class FixedWindow(Budget budget) : Turns
    {
        private DateTimeOffset _start;
        private int _used;

        public override DateTimeOffset Next(DateTimeOffset now) =>
            now >= _start + budget.Per || _used < budget.Requests ? Later(now, _used == 0 ? now : _start) : _start + budget.Per;

        public override void Take(DateTimeOffset at)
        {
            // Windows are side by side: one begins where another ended, or with the first request after a pause.
            if (_start == default || at >= _start + (budget.Per * 2))
            {
                (_start, _used) = (at, 0);
            }
            else if (at >= _start + budget.Per)
            {
                (_start, _used) = (_start + budget.Per, 0);
            }

            _used++;
        }
    }

    private sealed class MovingWindow(Budget budget) : Turns
    {
        private readonly Queue<DateTimeOffset> _taken = new();

        public override DateTimeOffset Next(DateTimeOffset now) => _taken.Count < budget.Requests ? now : Later(now, _taken.Peek() + budget.Per);

        public override void Take(DateTimeOffset at)
        {
            if (_taken.Count >= budget.Requests)
            {
                _taken.Dequeue();
            }

            _taken.Enqueue(at);
        }
    }

    // The generic cell rate algorithm: a bucket without a timer (ITU-T I.371, annex A).
    private sealed class TokenBucket(Budget budget) : Turns
    {
        private readonly TimeSpan _interval = budget.Per / budget.Requests;
        private DateTimeOffset _full;

        public override DateTimeOffset Next(DateTimeOffset now) => _full == default ? now : Later(now, _full - (_interval * ((budget.Burst ?? budget.Requests) - 1)));

        public override void Take(DateTimeOffset at) => _full = Later(at, _full) + _interval;
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
