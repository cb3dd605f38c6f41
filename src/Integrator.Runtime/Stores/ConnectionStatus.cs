namespace Integrator;

/// <summary>How far a stored connection is.</summary>
public enum ConnectionStatus
{
    /// <summary>The user has begun to connect and has not come back yet.</summary>
    Connecting,

    /// <summary>Calls are made.</summary>
    Active,

    /// <summary>The credential works, but the steps that follow a new connection failed.</summary>
    PostInstallError,

    /// <summary>The API does not accept what the user gave.</summary>
    ValidationError,

    /// <summary>The API or its token endpoint refused the credential for good: the user has to connect again.</summary>
    NeedsReauth,
}

/// <summary>What a status means to whoever only asks whether it works.</summary>
public static class ConnectionStatusText
{
    /// <summary><c>connected</c>, <c>not-connected</c> or <c>invalid</c>.</summary>
    public static string Simple(this ConnectionStatus status) => status switch
    {
        ConnectionStatus.Connecting => "not-connected",
        ConnectionStatus.Active => "connected",
        _ => "invalid",
    };

    /// <summary>The status in the spelling of stores and answers, such as <c>needs_reauth</c>.</summary>
    public static string Wire(this ConnectionStatus status) => status switch
    {
        ConnectionStatus.Connecting => "connecting",
        ConnectionStatus.Active => "active",
        ConnectionStatus.PostInstallError => "post_install_error",
        ConnectionStatus.ValidationError => "validation_error",
        _ => "needs_reauth",
    };
}
