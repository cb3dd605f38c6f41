using Integrator.Auth;
using Integrator.Credentials;

namespace Integrator;

/// <summary>A key in a header, in the query or in a cookie.</summary>
/// <param name="Name">What the definition calls the scheme.</param>
/// <param name="Place">Where the key goes.</param>
/// <param name="Parameter">The name of the header, query parameter or cookie.</param>
public sealed record ApiKeyScheme(string Name, ApiKeyPlace Place, string Parameter) : AuthScheme(Name)
{
    internal override CredentialKind Kind => CredentialKind.ApiKey;

    internal override void Apply(Credential credential, Authorization authorization)
    {
        switch (Place)
        {
            case ApiKeyPlace.Query:
                authorization.Query(Parameter, credential.Secret);
                break;
            case ApiKeyPlace.Cookie:
                authorization.Cookie(Parameter, credential.Secret);
                break;
            default:
                authorization.Header(Parameter, credential.Secret);
                break;
        }
    }
}
