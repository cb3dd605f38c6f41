namespace Integrator.Flows;

/// <summary>What a flow is called, when it runs, and what it is connected to.</summary>
/// <param name="Name">Its name, unique in a host: <c>shop.sync_orders</c>.</param>
/// <param name="Version">Changes with everything that the flow does: a hash of its definition. A job goes on only with the version it began with.</param>
public sealed record FlowInfo(string Name, string Version)
{
    /// <summary>What people call it.</summary>
    public string? Label { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>When it runs by itself; empty for never.</summary>
    public IReadOnlyList<FlowSchedule> Schedules { get; init; } = [];

    /// <summary>The event that starts it; null if none does.</summary>
    public string? Trigger { get; init; }

    /// <summary>What happens to a start while a job of the flow is not yet done.</summary>
    public FlowOverlap Overlap { get; init; }

    /// <summary>What the flow is connected to.</summary>
    public IReadOnlyList<ConnectionSlot> Connections { get; init; } = [];

    /// <summary>Flows that start when a job of this one is completed.</summary>
    public IReadOnlyList<string> RunNext { get; init; } = [];

    /// <summary>Whether the pages of all sources are read at the same time, and not one source after the other.</summary>
    public bool ReadsSourcesTogether { get; init; }

    /// <summary>The group in which people look for it; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>Whether each page and each failed record of it is written to the log.</summary>
    public bool IsLogged { get; init; }

    /// <summary>What its settings are if its user sets none: a JSON object.</summary>
    public string Settings { get; init; } = "{}";

    /// <summary>Whether schedules and triggers leave it alone.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Whether records that fail are dropped, and not kept for a retry.</summary>
    public bool SkipsRetries { get; init; }
}

/// <summary>When a flow runs.</summary>
/// <param name="Cron">Five fields, or six with the seconds before them.</param>
/// <param name="TimeZone">A name of the IANA database.</param>
public sealed record FlowSchedule(string Cron, string TimeZone = "Etc/UTC");

/// <summary>What happens to a start while another job of the same flow, and of the same mutex key, is queued or running.</summary>
public enum FlowOverlap
{
    /// <summary>It waits for its turn.</summary>
    Queue,

    /// <summary>It is left out.</summary>
    Skip,

    /// <summary>It is an error.</summary>
    Reject,
}

/// <summary>A connection that a flow needs.</summary>
/// <param name="Name">Its name in the definition.</param>
/// <param name="Api">The remote side.</param>
public sealed record ConnectionSlot(string Name, Api Api)
{
    /// <summary>What people call it; null for its name.</summary>
    public string? Label { get; init; }

    /// <summary>Whether it is that of the end user for whom the flow runs.</summary>
    public bool IsOfEndUser { get; init; }

    /// <summary>The kind of credential that it is made with, by its name in the connector's definition; null for any.</summary>
    public string? Credential { get; init; }

    /// <summary>The scopes that the flow needs; empty if nothing was said.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];
}
