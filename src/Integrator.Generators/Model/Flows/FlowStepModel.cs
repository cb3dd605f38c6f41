using Integrator.Generators.Expressions.Terms;

namespace Integrator.Generators.Model.Flows;

/// <summary>One step.</summary>
/// <param name="Member">The field that holds it; its method has the same name with <c>Async</c>.</param>
/// <param name="Kind">How the runtime calls what it does.</param>
/// <param name="Slot">The field of its connection; null for none.</param>
/// <param name="Note">What people say of it; null for nothing.</param>
internal sealed record FlowStepModel(string Name, string Member, string Kind, string? Slot, string? Label, string? Note, FlowStepFacts Facts, FlowRules Rules, FlowWork Work);

/// <summary>How a step is run.</summary>
internal sealed record FlowStepFacts(bool Proceeds, bool Breaks, bool UsesDefaultConnection, bool IsOrdered, int MaxAttempts, double DelaySeconds);

/// <summary>Which records a step works on, and what it knows them by.</summary>
/// <param name="Before">The hook that sees the records before the step does.</param>
/// <param name="After">The hook that sees the records behind it.</param>
internal sealed record FlowRules(FlowMethod? When, FlowMethod? Connection, FlowMethod? Lock, FlowMethod? TraceKey, string? Before, string? After)
{
    public bool IsEmpty => this is { When: null, Connection: null, Lock: null, TraceKey: null, Before: null, After: null };
}

/// <summary>What a step does.</summary>
internal abstract record FlowWork
{
    /// <summary>A call for each record.</summary>
    internal sealed record Send(FlowSubmit Submit) : FlowWork;

    /// <summary>A call that depends on whether the target has the record.</summary>
    /// <param name="Extract">What counts of the answer <c>response</c>; null for the whole.</param>
    /// <param name="Exists">Whether what was found is the record.</param>
    /// <param name="Found">What is done if it is; null for nothing.</param>
    /// <param name="Missing">What is done if it is not; null for nothing.</param>
    internal sealed record Upsert(FlowCall Find, BoundExpression? Extract, BoundExpression Exists, FlowSubmit? Found, FlowSubmit? Missing) : FlowWork;

    /// <summary>A call for each item of a list that the record has.</summary>
    /// <param name="Answer">The type of an answer, if it is used.</param>
    internal sealed record Each(BoundExpression Items, string Variable, FlowSubmit Submit, TypeRef? Answer) : FlowWork;

    /// <summary>A call for several records.</summary>
    internal sealed record Batch(int Size, FlowSubmit Submit) : FlowWork;

    /// <summary>A call whose action or answer the user's code sees.</summary>
    internal sealed record Hooked(FlowSubmit Submit, TypeRef Answer, string? Mapped, string? Submitted) : FlowWork;

    /// <summary>Code of the user's.</summary>
    internal sealed record Hook(string Method) : FlowWork;

    /// <summary>Records become one.</summary>
    /// <param name="Into">The member that gets the values.</param>
    /// <param name="Parent">The member that they have in common.</param>
    internal sealed record Collect(string Method, FlowValue.Computed Value, string Into, string Parent) : FlowWork;
}

/// <summary>A call, what tells that it failed, and what its answer adds to the record.</summary>
internal sealed record FlowSubmit(FlowCall Call, FlowCheck? Check, EquatableArray<FlowMember> Growth)
{
    public bool UsesAnswer => Check is not null || Growth.Any(static one => one.Value is FlowValue.Computed computed && computed.Expression.Value.Uses("answer"));
}

/// <summary>An action with the values of its members.</summary>
internal sealed record FlowCall(string Action, EquatableArray<FlowMember> Members);
