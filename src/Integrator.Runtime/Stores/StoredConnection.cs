namespace Integrator;

/// <summary>What is known about a stored connection besides its secrets.</summary>
/// <param name="Id">Names it as long as it exists, also after the user connected again; at most 64 letters.</param>
/// <param name="Key">What it is asked for by.</param>
public sealed record StoredConnection(string Id, ConnectionKey Key)
{
    /// <summary>What the connector calls the way to connect; null where the credential is not made of fields.</summary>
    public string? Method { get; init; }

    /// <summary>How far it is.</summary>
    public ConnectionStatus Status { get; init; }

    /// <summary>Why it does not work, without secrets; null while it does.</summary>
    public string? Error { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its status or its credential changed last.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When its access token ends; null when nobody said, or there is none.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
