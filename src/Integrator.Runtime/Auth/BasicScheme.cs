using System.Text;
using Integrator.Auth;
using Integrator.Credentials;

namespace Integrator;

/// <summary>A name and a password in <c>Authorization: Basic</c>.</summary>
public sealed record BasicScheme(string Name) : AuthScheme(Name)
{
    internal override CredentialKind Kind => CredentialKind.Basic;

    internal override void Apply(Credential credential, Authorization authorization)
    {
        var pair = Encoding.UTF8.GetBytes($"{credential.User}:{credential.Secret}");
        authorization.Header("Authorization", "Basic " + Convert.ToBase64String(pair));
    }
}
