using System.Collections.Frozen;

namespace Integrator.Limits;

/// <summary>A budget with the calls that it counts. Its owner locks.</summary>
internal sealed class CountedCalls(Budget budget)
{
    private readonly FrozenSet<(string Method, string Template)>? _calls = budget.Calls.Count == 0
        ? null
        : budget.Calls.Select(static call => call.Split(' ', 2) is [var method, var template] ? (method, template) : ("", call)).ToFrozenSet();

    public Turns Turns { get; } = Turns.Of(budget);

    public bool Counts(LimitedCall call) => _calls?.Contains((call.Method, call.Template)) != false;
}
