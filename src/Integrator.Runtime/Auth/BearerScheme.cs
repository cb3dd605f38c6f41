using Integrator.Auth;
using Integrator.Credentials;

namespace Integrator;

/// <summary>A token in <c>Authorization</c>.</summary>
/// <param name="Name">What the definition calls the scheme.</param>
/// <param name="Word">What stands before the token.</param>
public sealed record BearerScheme(string Name, string Word = "Bearer") : AuthScheme(Name)
{
    internal override CredentialKind Kind => CredentialKind.Bearer;

    internal override void Apply(Credential credential, Authorization authorization) =>
        authorization.Header("Authorization", Word + " " + credential.Secret);
}
