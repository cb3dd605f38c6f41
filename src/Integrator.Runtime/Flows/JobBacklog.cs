namespace Integrator.Flows;

/// <summary>How far the work on jobs is behind.</summary>
/// <param name="Waiting">For how long the oldest queued job has been due that a node could run; null if none waits. A job that waits for another one of its flow is not counted.</param>
/// <param name="Abandoned">For how long the oldest lease has been over that no node has taken up again; null if none is.</param>
public sealed record JobBacklog(TimeSpan? Waiting, TimeSpan? Abandoned);
