namespace Integrator;

/// <summary>The API refused the credential before; nothing is sent until there is a new one.</summary>
public sealed class ReauthenticationException : Exception
{
    internal ReauthenticationException(string api, string lastError)
        : base($"{api} refused the credential; connect again. {lastError}") => LastError = lastError;

    /// <summary>What the API said when it refused.</summary>
    public string LastError { get; }
}
