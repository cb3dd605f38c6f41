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
    EquatableArray<FlowRoute> Ways)
{
    /// <summary>The lookups that call an API.</summary>
    public EquatableArray<FlowLookup> Lookups { get; init; } = [];

    /// <summary>The steps that mark the records of a source when everything else is done.</summary>
    public EquatableArray<FlowMark> Marks { get; init; } = [];

    /// <summary>What is computed from the input of a job.</summary>
    public EquatableArray<FlowInputMethod> Inputs { get; init; } = [];

    /// <summary>The methods that the user writes, as declarations without an access modifier.</summary>
    public EquatableArray<FlowHook> Hooks { get; init; } = [];

    /// <summary>The hooks that are called when a job is done.</summary>
    public EquatableArray<string> Completed { get; init; } = [];
}

/// <summary>An answer of an API that values are looked up in.</summary>
internal sealed record FlowLookup(string Name, string Member, string Slot, int CacheSeconds);

/// <param name="Source">The name of the source.</param>
/// <param name="Step">The member of the step.</param>
internal sealed record FlowMark(string Source, string Step);

/// <param name="Overrides">The method of the runtime that it overrides.</param>
internal sealed record FlowInputMethod(string Overrides, BoundExpression Expression);

/// <summary>A method that the user writes.</summary>
internal abstract record FlowHook(string Name, string Summary)
{
    /// <summary>Sees records.</summary>
    internal sealed record OfRecords(string Name, string Summary) : FlowHook(Name, Summary);

    /// <summary>Sees the records of a page before any step does.</summary>
    internal sealed record OfPage(string Name, string Summary) : FlowHook(Name, Summary);

    /// <summary>Says which branches records take.</summary>
    internal sealed record OfRoutes(string Name, string Summary) : FlowHook(Name, Summary);

    /// <summary>Sees what is sent.</summary>
    /// <param name="Action">The type of the action.</param>
    internal sealed record OfActions(string Name, string Summary, string Action) : FlowHook(Name, Summary);

    /// <summary>Sees what is answered.</summary>
    /// <param name="Answer">The type of the answer.</param>
    internal sealed record OfAnswers(string Name, string Summary, TypeRef Answer) : FlowHook(Name, Summary);

    /// <summary>Is called when a job is done.</summary>
    internal sealed record OfJob(string Name, string Summary) : FlowHook(Name, Summary);
}

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
    bool SkipsRetries,
    bool ReadsSourcesTogether,
    string? Group,
    bool IsLogged,
    string? Settings);

internal sealed record FlowTime(string Cron, string? TimeZone);

/// <summary>A connection of a flow.</summary>
/// <param name="Client">The class of the client, with its namespace, that has the API.</param>
internal sealed record FlowSlot(string Name, string Member, string Client, bool IsOfEndUser, string? Label, string? Credential, EquatableArray<string> Scopes);

/// <summary>A table from texts to texts.</summary>
internal sealed record FlowTable(string Name, string Member, EquatableArray<NamedText> Values);

/// <summary>Where records come from.</summary>
/// <param name="Call">The call that reads them; null for the event that starts the job.</param>
/// <param name="Item">The type of what comes, with its namespace, before it is split.</param>
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
    FlowDelta? Delta)
{
    /// <summary>The list in each item whose items are the records; null where the items are.</summary>
    public FlowItems? Split { get; init; }

    /// <summary>Records of a page with the same key are one record.</summary>
    public FlowMethod? Group { get; init; }

    /// <summary>Makes a record of another shape.</summary>
    public FlowTransform? Transform { get; init; }

    /// <summary>The hook that sees each page.</summary>
    public string? Hook { get; init; }

    /// <summary>Records to try the flow with, as JSON.</summary>
    public FlowSampleModel? Sample { get; init; }

    public bool SkipsRetries { get; init; }

    /// <summary>Whether it gives what starts the job, and not an event of a webhook.</summary>
    public bool IsInput { get; init; }
}

/// <param name="Item">The type of each of them, with its namespace.</param>
internal sealed record FlowSampleModel(string Json, string Item);

/// <summary>A method that makes a record of another shape.</summary>
internal sealed record FlowTransform(string Name, EquatableArray<FlowMember> Members);

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

/// <param name="BehindFlow">The flow, and its source, that must have seen a record before this one reads it.</param>
internal sealed record FlowDelta(FlowMethod Value, int LagSeconds, string? Start, string? BehindFlow, string? BehindSource);

/// <summary>A method of a record that computes one value.</summary>
internal sealed record FlowMethod(string Name, BoundExpression Expression);

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
    /// <param name="Format">How it is written; null for ISO 8601.</param>
    internal sealed record Since(TypeRef Type, string? Format) : FlowValue;

    internal sealed record Object(string Type, EquatableArray<FlowMember> Members) : FlowValue;

    internal sealed record List(EquatableArray<FlowValue> Items) : FlowValue;

    /// <summary>A value for each item of a list.</summary>
    internal sealed record Each(BoundExpression Items, string Variable, FlowValue Item) : FlowValue;

    /// <summary>A text that is looked up in a table.</summary>
    /// <param name="Table">The member that has it; null for a value of the flow's state.</param>
    internal sealed record Looked(string? Table, LookupFacts Lookup, BoundExpression Key, TypeRef Type, bool IsNullable) : FlowValue;

    /// <summary>A value of what an API answers.</summary>
    /// <param name="Member">The member that has the lookup.</param>
    /// <param name="Key">What is looked up, which the call knows as <c>value</c>; null for nothing.</param>
    /// <param name="Variable">What the answer is called in <paramref name="Value"/>.</param>
    /// <param name="Value">The value, of the answer.</param>
    internal sealed record Fetched(string Member, BoundExpression? Key, FlowCall Call, string Variable, Computed Value, string Name, bool IsNeeded) : FlowValue;

    /// <summary>Absent if there is no value.</summary>
    internal sealed record Given(FlowValue Value) : FlowValue;

    /// <summary>The first value, or the second if there is none.</summary>
    internal sealed record Either(FlowValue First, FlowValue Second) : FlowValue;

    /// <summary>Left out if the condition is false.</summary>
    internal sealed record If(BoundExpression Condition, FlowValue Value) : FlowValue;
}

/// <param name="State">The value of the flow's state that is the table; null where the definition has it.</param>
/// <param name="Path">The path of the value in what the table has; null for the whole.</param>
internal sealed record LookupFacts(string Name, string? Default, bool AllowsFailures, string? State, string? Path);

/// <summary>A router.</summary>
/// <param name="Method">What its method is called.</param>
/// <param name="Next">The method of the router that all of them go to; null if they end here.</param>
/// <param name="Hook">The method that says which way records take; null where filters do.</param>
internal sealed record FlowRoute(string Id, string? Label, string Method, bool ToAll, bool Joins, string? Hook, EquatableArray<FlowBranch> Branches, string? Next)
{
    /// <summary>Whether anything is done behind it.</summary>
    public bool Waits => Next is not null || Hook is not null || Branches.Any(static branch => branch.Steps.Count > 0 || branch.Next is not null);
}

/// <param name="Steps">The members of its steps.</param>
internal sealed record FlowBranch(string Name, string? Description, string Variable, FlowMethod? When, EquatableArray<string> Steps, string? Next);
