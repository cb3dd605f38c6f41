using Integrator.Auth;
using Integrator.Credentials;

namespace Integrator;

/// <summary>
/// A way to authenticate that a definition describes: applied to the finished request, before each attempt, on the API's own hosts only.
/// </summary>
/// <param name="Name">What messages call it.</param>
public abstract record ComputedScheme(string Name) : AuthScheme(Name)
{
    internal override CredentialKind Kind => CredentialKind.Fields;

    internal sealed override void Apply(Credential credential, Authorization authorization) => (authorization.Computed ??= []).Add(this);

    internal abstract ValueTask ApplyAsync(Signing signing, CancellationToken cancellationToken);
}
