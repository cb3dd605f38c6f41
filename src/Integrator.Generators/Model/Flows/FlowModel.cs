using Integrator.Generators.Expressions.Terms;

namespace Integrator.Generators.Model.Flows;

/// <summary>A flow as it will be generated.</summary>
/// <param name="Class">The name of its class.</param>
/// <param name="Record">The type of its records, with its namespace.</param>
/// <param name="Growth">The type to declare for records that steps add members to; null where records stay what the export gives.</param>
/// <param name="Ways">The routers, in the order in which they call each other; the first is where records begin.</param>
internal sealed record FlowModel(
    string Namespace,
    string Source,
    bool IsInternal,
    string Class,
    string Record,
    ObjectModel? Growth,
    string Summary,
    FlowFacts Facts,
    EquatableArray<FlowSlot> Slots,
    EquatableArray<FlowTable> Tables,
    EquatableArray<FlowSourceModel> Sources,
    EquatableArray<FlowStepModel> Steps,
    EquatableArray<string> First,
    EquatableArray<FlowRoute> Ways);

/// <summary>What a flow says of itself.</summary>
internal sealed record FlowFacts(
    string Name,
    string Version,
    string? Label,
    string? Description,
    EquatableArray<FlowTime> Schedules,
    string? Trigger,
    string? Overlap,
    EquatableArray<string> RunNext,
    bool IsDisabled,
    bool SkipsRetries);

internal sealed record FlowTime(string Cron, string? TimeZone);

/// <summary>A connection of a flow.</summary>
/// <param name="Client">The class of the client, with its namespace, that has the API.</param>
internal sealed record FlowSlot(string Name, string Member, string Client, bool IsOfEndUser);

/// <summary>A table from texts to texts.</summary>
internal sealed record FlowTable(string Name, string Member, EquatableArray<NamedText> Values);

/// <summary>Where records come from.</summary>
/// <param name="Call">The call that reads them; null for the event that starts the job.</param>
/// <param name="Item">The type of what comes, with its namespace.</param>
/// <param name="IsPaged">Whether it comes page by page.</param>
/// <param name="Items">Where an answer has its items; null for pages.</param>
internal sealed record FlowSourceModel(
    string Name,
    string Method,
    string? Slot,
    FlowCall? Call,
    string Item,
    bool IsPaged,
    int? PageSize,
    FlowItems? Items,
    bool IsWrapped,
    string? Label,
    int? Limit,
    FlowMethod? Filter,
    FlowMethod? TraceKey,
    FlowDelta? Delta);

/// <summary>Where an answer has its items.</summary>
internal abstract record FlowItems
{
    /// <param name="Members">The members that lead to them.</param>
    /// <param name="IsOne">Whether that is one item, and not a list.</param>
    internal sealed record Of(EquatableArray<string> Members, bool IsOne) : FlowItems;

    /// <summary>JSON that nobody described.</summary>
    /// <param name="Path">The path of the list; null where the answer is the list.</param>
    internal sealed record OfJson(string? Path) : FlowItems;
}

internal sealed record FlowDelta(FlowMethod Value, int LagSeconds, string? Start);

/// <summary>A method of a record that computes one value.</summary>
internal sealed record FlowMethod(string Name, BoundExpression Expression);

/// <summary>One step.</summary>
/// <param name="Member">The field that holds it; its method has the same name with <c>Async</c>.</param>
/// <param name="Growth">What the step adds to the record.</param>
internal sealed record FlowStepModel(
    string Name,
    string Member,
    bool IsImport,
    string Slot,
    string? Label,
    bool Proceeds,
    bool Breaks,
    bool UsesDefaultConnection,
    double DelaySeconds,
    FlowMethod? When,
    FlowMethod? Connection,
    FlowCall Call,
    FlowCheck? Check,
    EquatableArray<FlowMember> Growth);

/// <summary>An action with the values of its members.</summary>
internal sealed record FlowCall(string Action, EquatableArray<FlowMember> Members, bool UsesAnswer);

internal sealed record FlowMember(string Name, FlowValue Value);

/// <summary>What tells that an answer is a failure.</summary>
/// <param name="Fails">True for a failure.</param>
/// <param name="Message">What the API says; null if it does not.</param>
internal sealed record FlowCheck(BoundExpression Fails, BoundExpression? Message);

/// <summary>A value of C# that a mapping makes.</summary>
internal abstract record FlowValue
{
    /// <param name="Type">What it becomes.</param>
    /// <param name="IsNullable">Whether it may be null.</param>
    internal sealed record Computed(BoundExpression Expression, TypeRef Type, bool IsNullable) : FlowValue
    {
        /// <summary>What is missing if the value is null, in a message; null if it cannot be or may be.</summary>
        public string? Needed { get; init; }
    }

    /// <summary>The time from which records are asked for.</summary>
    internal sealed record Since(TypeRef Type) : FlowValue;

    internal sealed record Object(string Type, EquatableArray<FlowMember> Members) : FlowValue;

    internal sealed record List(EquatableArray<FlowValue> Items) : FlowValue;

    /// <summary>A value for each item of a list.</summary>
    internal sealed record Each(BoundExpression Items, string Variable, FlowValue Item) : FlowValue;

    /// <summary>A text that is looked up.</summary>
    internal sealed record Looked(string Table, string Name, BoundExpression Key, string? Default, bool AllowsFailures, TypeRef Type, bool IsNullable) : FlowValue;

    /// <summary>The first value, or the second if there is none.</summary>
    internal sealed record Either(FlowValue First, FlowValue Second) : FlowValue;

    /// <summary>Left out if the condition is false.</summary>
    internal sealed record If(BoundExpression Condition, FlowValue Value) : FlowValue;
}

/// <summary>A router.</summary>
/// <param name="Method">What its method is called.</param>
/// <param name="Next">The method of the router that all of them go to; null if they end here.</param>
internal sealed record FlowRoute(string Id, string Method, bool ToAll, bool Joins, EquatableArray<FlowBranch> Branches, string? Next)
{
    /// <summary>Whether anything is done behind it.</summary>
    public bool Waits => Next is not null || Branches.Any(static branch => branch.Steps.Count > 0 || branch.Next is not null);
}

/// <param name="Steps">The members of its steps.</param>
internal sealed record FlowBranch(string Name, string Variable, FlowMethod? When, EquatableArray<string> Steps, string? Next);
