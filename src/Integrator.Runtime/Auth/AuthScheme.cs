using Integrator.Auth;
using Integrator.Credentials;

namespace Integrator;

/// <summary>A way to authenticate that an API offers.</summary>
/// <param name="Name">What the definition and <see cref="Credential.Named"/> call it.</param>
public abstract record AuthScheme(string Name)
{
    internal abstract CredentialKind Kind { get; }

    internal abstract void Apply(Credential credential, Authorization authorization);
}
