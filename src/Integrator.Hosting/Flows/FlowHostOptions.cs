using Integrator.Flows;

namespace Integrator.Hosting;

/// <summary>How a host starts and runs the jobs of its flows.</summary>
public sealed record FlowHostOptions
{
    /// <summary>How many jobs it runs at the same time.</summary>
    public int JobsAtOnce { get; init; } = 4;

    /// <summary>How long a worker waits before it looks for jobs that it was not told of.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What happens to starts that a schedule missed by more than a minute, because no host ran.</summary>
    public FlowMisfire Misfire { get; init; }

    /// <summary>
    /// The name of the schedules in a database that several hosts share; null for the name of the application. Hosts of one name have the same flows: a
    /// schedule that a starting host does not have is removed.
    /// </summary>
    public string? Schedules { get; init; }

    /// <summary>How long jobs are kept that ended.</summary>
    public JobRetention Retention { get; init; } = new();

    /// <summary>For how long a due job may wait, and a job may go without progress, before the host is reported as unhealthy; 15 minutes by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How each job is run. Its clock is also that of schedules.</summary>
    public JobRunnerOptions Jobs { get; init; } = new();
}

/// <summary>What happens to starts that a schedule missed.</summary>
public enum FlowMisfire
{
    /// <summary>The flow starts once, for the last of them.</summary>
    Once,

    /// <summary>They are left out.</summary>
    Skip,

    /// <summary>The flow starts for each of them.</summary>
    All,
}

/// <summary>How long jobs are kept that ended. Their errors go with them, and the keys that kept a repeated start from making a second job.</summary>
public sealed record JobRetention
{
    /// <summary>For how long; null for ever.</summary>
    public TimeSpan? Age { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How many of each flow; null for all.</summary>
    public int? PerFlow { get; init; } = 10_000;

    /// <summary>How many are removed in one transaction.</summary>
    public int Batch { get; init; } = 500;

    /// <summary>How often jobs are looked for that are no longer kept.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(10);
}
