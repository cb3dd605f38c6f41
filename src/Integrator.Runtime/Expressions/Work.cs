using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Integrator.Expressions;

/// <summary>
/// How much one evaluation may do: each item that a function looks at is a step, and so are some letters of a text. Evaluations run on one thread from
/// begin to end, and end when the call that they belong to is cancelled.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Work
{
    private const long Most = 10_000_000;

    // What takes as long as one step with an item.
    private const int LettersOfAStep = 16;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    [ThreadStatic]
    private static long t_left;

    [ThreadStatic]
    private static int t_depth;

    [ThreadStatic]
    private static TimeSpan t_patience;

    [ThreadStatic]
    private static CancellationToken t_cancellation;

    /// <summary>Begins an evaluation; one inside another shares what that has left.</summary>
    public static Evaluating Begin()
    {
        if (t_depth++ == 0)
        {
            t_left = Most;
            t_patience = s_patience;
        }

        return default;
    }

    /// <summary>Lets evaluations on this thread end when a call is cancelled.</summary>
    internal static Cancelling Within(CancellationToken cancellationToken)
    {
        var before = t_cancellation;
        t_cancellation = cancellationToken;
        return new Cancelling(before);
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

    /// <summary>A text that is looked at from begin to end.</summary>
    /// <exception cref="ExpressionException">The evaluation does more than is allowed.</exception>
    internal static string Through(string text)
    {
        Spend(1 + (text.Length / LettersOfAStep));
        return text;
    }

    /// <exception cref="ExpressionException">The evaluation does more than is allowed.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    internal static void Spend(long steps)
    {
        if (t_depth == 0)
        {
            return;
        }

        if ((t_left -= steps) < 0)
        {
            throw new ExpressionException("The expression takes more than ten million steps");
        }

        t_cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Matches a pattern, for no longer than all patterns of the evaluation may take together.</summary>
    /// <exception cref="ExpressionException">The patterns take too long.</exception>
    internal static T Patiently<T>(string text, Func<string, TimeSpan, T> match)
    {
        Spend(1 + text.Length);
        var patience = t_depth == 0 ? s_patience : t_patience;
        if (patience < TimeSpan.FromMilliseconds(1))
        {
            throw new ExpressionException("The patterns of the expression take more than a second");
        }

        var start = Stopwatch.GetTimestamp();
        try
        {
            return match(text, patience);
        }
        finally
        {
            t_patience = patience - Stopwatch.GetElapsedTime(start);
        }
    }

    /// <summary>An evaluation that has begun.</summary>
    public readonly struct Evaluating : IDisposable
    {
        /// <summary>Ends it.</summary>
        public void Dispose() => t_depth--;
    }

    /// <summary>A call that evaluations belong to.</summary>
    internal readonly struct Cancelling(CancellationToken before) : IDisposable
    {
        public void Dispose() => t_cancellation = before;
    }
}
