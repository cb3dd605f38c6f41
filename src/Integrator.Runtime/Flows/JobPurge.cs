namespace Integrator.Flows;

/// <summary>Which of the jobs that ended are removed: those that ended before a time, and those of a flow that are more than its number.</summary>
public sealed record JobPurge
{
    /// <summary>Jobs of any flow that ended before this time are removed; null for none.</summary>
    public DateTimeOffset? EndedBefore { get; init; }

    /// <summary>The flow whose jobs <see cref="Keep"/> counts.</summary>
    public string? Flow { get; init; }

    /// <summary>How many jobs of <see cref="Flow"/> that ended are kept, the last ones; null for all.</summary>
    public int? Keep { get; init; }

    /// <summary>How many jobs are removed at most.</summary>
    public int Most { get; init; } = 500;
}
