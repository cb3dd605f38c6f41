namespace Integrator;

/// <summary>An API does not accept a new credential. Nothing was stored, and a credential that was there before still is.</summary>
/// <param name="connection">What messages call the connection.</param>
/// <param name="reason">What the API said, without secrets.</param>
/// <param name="inner">What happened.</param>
public sealed class ConnectionRefusedException(string connection, string reason, Exception inner) : Exception($"{connection}: the credential does not work. {reason}", inner)
{
    /// <summary>What the API said, without secrets.</summary>
    public string Reason => reason;
}
