namespace Integrator;

/// <summary>How a vault works.</summary>
public sealed class VaultOptions
{
    /// <summary>
    /// How long the right to replace a token lasts unless its holder prolongs it, which it does three times as often. It is how long others wait when
    /// the process ended that had it. 15 seconds by default.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a call waits while another process replaces the token. Two minutes by default.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Told of each change of a status, once, by the process that made it.</summary>
    public Func<ConnectionChange, CancellationToken, ValueTask>? StatusChanged { get; set; }

    /// <summary>
    /// Changes how the calls of a connection are sent, such as the OAuth application of a tenant (<see cref="ConnectionOptions.Environment"/>) or the
    /// address of a test environment. What the caller of a method changes comes after it.
    /// </summary>
    public Action<ConnectionKey, ConnectionOptions>? Configure { get; set; }

    /// <summary>The clock and the timers.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}

/// <summary>A change of a connection's status. It holds no secret.</summary>
/// <param name="Id">The connection.</param>
/// <param name="Key">What it is asked for by.</param>
/// <param name="Before">The status before; null for a connection that is new.</param>
/// <param name="Status">The status now; null if the connection was removed.</param>
/// <param name="Error">Why it does not work; null while it does.</param>
public sealed record ConnectionChange(string Id, ConnectionKey Key, ConnectionStatus? Before, ConnectionStatus? Status, string? Error);
