using Integrator.Credentials;

namespace Integrator.Auth;

/// <summary>Picks the schemes of an API that a credential satisfies, once for each way operations ask for it.</summary>
internal sealed class Authorizer(Api api, Credential? credential)
{
    private static readonly BearerScheme s_bearer = new("bearer");

    private Authorization? _usual;

    /// <param name="security">Alternatives of scheme names joined by <c>+</c>; an empty alternative asks for none.</param>
    public Authorization For(string[]? security)
    {
        if (ReferenceEquals(credential, Credential.None))
        {
            return Authorization.Nothing;
        }

        return security is { Length: > 0 } ? Among(security)
            : _usual ??= api.Security.Count > 0 ? Among(api.Security) : Usual();
    }

    // The API does not say what it asks for, only what it understands.
    private Authorization Usual()
    {
        if (credential is null)
        {
            return Authorization.Nothing;
        }

        if (api.Schemes.Count == 0)
        {
            return credential.Kind switch
            {
                CredentialKind.Bearer => Apply(s_bearer, credential),
                CredentialKind.Basic => Apply(new BasicScheme("basic"), credential),
                _ => throw new InvalidOperationException(
                    $"{api.Name} does not say where a credential goes. Only a bearer or basic credential can be sent to it."),
            };
        }

        foreach (var scheme in api.Schemes)
        {
            if (Fitting(scheme) is { } fitting)
            {
                return Apply(scheme, fitting);
            }
        }

        throw Missing(string.Join(", ", api.Schemes.Select(static scheme => $"'{scheme.Name}'")));
    }

    private Authorization Among(IReadOnlyList<string> security)
    {
        foreach (var alternative in security)
        {
            if (alternative.Length > 0 && Together(alternative.Split('+')) is { } authorization)
            {
                return authorization;
            }
        }

        return security.Contains("")
            ? Authorization.Nothing
            : throw Missing(string.Join(", ", security.Select(static alternative => $"'{alternative}'")));
    }

    private Authorization? Together(string[] names)
    {
        // One secret does not fit two schemes: which of them it is for has to be said by name.
        if (names.Length > 1 && credential is not { Kind: CredentialKind.Named })
        {
            return null;
        }

        var authorization = new Authorization();
        foreach (var name in names)
        {
            // A scheme that the connector does not know is one that no credential fits.
            if (api.Schemes.FirstOrDefault(scheme => scheme.Name == name) is not { } scheme || Fitting(scheme) is not { } fitting)
            {
                return null;
            }

            scheme.Apply(fitting, authorization);
        }

        return authorization;
    }

    private Credential? Fitting(AuthScheme scheme)
    {
        var candidate = credential is { Members: { } members } ? members.GetValueOrDefault(scheme.Name) : credential;
        return candidate?.Kind == scheme.Kind ? candidate : null;
    }

    private static Authorization Apply(AuthScheme scheme, Credential fitting)
    {
        var authorization = new Authorization();
        scheme.Apply(fitting, authorization);
        return authorization;
    }

    private MissingCredentialException Missing(string schemes) => new(credential is null
        ? $"{api.Name} asks for a credential for {schemes}. Give the connection one, or Credential.None to call without."
        : $"{api.Name} asks for a credential for {schemes}; {credential} does not fit.");
}
