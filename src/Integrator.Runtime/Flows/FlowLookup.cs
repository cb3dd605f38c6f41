using System.Runtime.CompilerServices;

namespace Integrator.Flows;

/// <summary>An operation of an API that values are looked up with, and what it has answered so far.</summary>
/// <param name="name">Its name in the definition.</param>
/// <param name="connection">What it is connected to.</param>
public sealed class FlowLookup(string name, ConnectionSlot connection)
{
    private const int Most = 10_000;

    private readonly ConditionalWeakTable<Connection, Dictionary<object, (DateTimeOffset Until, Task Answer)>> _kept = [];

    /// <summary>Its name in the definition.</summary>
    public string Name { get; } = name;

    /// <summary>What it is connected to.</summary>
    public ConnectionSlot Connection { get; } = connection;

    /// <summary>For how long an answer is kept for equal actions of the same connection; zero for not at all.</summary>
    public TimeSpan Keep { get; init; }

    internal async Task<T?> FindAsync<T>(Connection connection, IAction<T> action, Func<Task<T?>> find, TimeProvider clock)
    {
        if (Keep <= TimeSpan.Zero)
        {
            return await find().ConfigureAwait(false);
        }

        var kept = _kept.GetOrCreateValue(connection);
        var now = clock.GetUtcNow();
        Task<T?> answer;
        lock (kept)
        {
            // Who comes while the first one asks waits for the same answer. A failure is not kept.
            if (kept.TryGetValue(action, out var known) && known.Until > now && !known.Answer.IsFaulted && !known.Answer.IsCanceled)
            {
                answer = (Task<T?>)known.Answer;
            }
            else
            {
                if (kept.Count >= Most)
                {
                    kept.Clear();
                }

                answer = find();
                kept[action] = (now + Keep, answer);
            }
        }

        return await answer.ConfigureAwait(false);
    }
}
