namespace Integrator.Flows;

/// <summary>What a step of a flow does.</summary>
public enum FlowStepKind
{
    /// <summary>Reads something for a record.</summary>
    Lookup,

    /// <summary>Writes a record. A dry run leaves it out.</summary>
    Import,

    /// <summary>Runs code of the user's.</summary>
    Hook,

    /// <summary>Tells the source that a record is done. A dry run leaves it out, and it is no import that counts.</summary>
    Mark,
}

/// <summary>A step of a flow.</summary>
/// <param name="Name">Its name, unique in the flow.</param>
/// <param name="Kind">What it does.</param>
public sealed record FlowStep(string Name, FlowStepKind Kind)
{
    /// <summary>What people call it; null for its name.</summary>
    public string? Label { get; init; }

    /// <summary>What it is connected to; null for nothing.</summary>
    public ConnectionSlot? Connection { get; init; }

    /// <summary>Whether a record goes on when the step fails for it. The failure is kept all the same.</summary>
    public bool ProceedsOnFailure { get; init; }

    /// <summary>Whether a record ends here, instead of going on behind the step, when the step's filter does not let it in.</summary>
    public bool BreaksOtherwise { get; init; }

    /// <summary>How many records are worked on at the same time; 1 keeps their order.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>How many times the step is tried for a record whose failure may pass: the network, a timeout, a limit of the API, a failure of its server.</summary>
    public int MaxAttempts { get; init; } = 1;

    /// <summary>How long to wait before the step; zero for not at all.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>What happens when the connection that a record asks for does not exist.</summary>
    public bool UsesDefaultConnectionIfMissing { get; init; }
}
