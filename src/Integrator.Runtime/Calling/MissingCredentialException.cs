namespace Integrator;

/// <summary>The connection has no credential of the kind that an operation needs. Nothing was sent.</summary>
public sealed class MissingCredentialException : InvalidOperationException
{
    internal MissingCredentialException(string message)
        : base(message)
    {
    }
}
