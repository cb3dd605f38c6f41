using System.ComponentModel;
using System.Text.Json.Nodes;

namespace Integrator.Expressions;

/// <summary>How much one evaluation may do: each item that a function looks at is a step. Evaluations run on one thread from begin to end.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Work
{
    private const long Most = 10_000_000;

    [ThreadStatic]
    private static long t_left;

    [ThreadStatic]
    private static int t_depth;

    /// <summary>Begins an evaluation; one inside another shares what that has left.</summary>
    public static Evaluating Begin()
    {
        if (t_depth++ == 0)
        {
            t_left = Most;
        }

        return default;
    }

    /// <exception cref="ExpressionException">The evaluation does more than is allowed.</exception>
    internal static IReadOnlyList<T> Through<T>(IReadOnlyList<T> list)
    {
        Spend(list.Count);
        return list;
    }

    /// <exception cref="ExpressionException">The evaluation does more than is allowed.</exception>
    internal static JsonArray Through(JsonArray items)
    {
        Spend(items.Count);
        return items;
    }

    private static void Spend(int steps)
    {
        if (t_depth > 0 && (t_left -= steps) < 0)
        {
            throw new ExpressionException("The expression takes more than ten million steps");
        }
    }

    /// <summary>An evaluation that has begun.</summary>
    public readonly struct Evaluating : IDisposable
    {
        /// <summary>Ends it.</summary>
        public void Dispose() => t_depth--;
    }
}
