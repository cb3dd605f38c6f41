using Integrator.Auth;
using Integrator.Credentials;

namespace Integrator;

/// <summary>A token in <c>Authorization: Bearer</c>.</summary>
public sealed record BearerScheme(string Name) : AuthScheme(Name)
{
    internal override CredentialKind Kind => CredentialKind.Bearer;

    internal override void Apply(Credential credential, Authorization authorization) =>
        authorization.Header("Authorization", "Bearer " + credential.Secret);
}
