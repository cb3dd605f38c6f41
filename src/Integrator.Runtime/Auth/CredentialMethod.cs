using Integrator.Auth;

namespace Integrator;

/// <summary>One of a connector's ways to connect.</summary>
/// <param name="Name">What credentials name it by.</param>
/// <param name="Form">What is asked of the user.</param>
public sealed record CredentialMethod(string Name, CredentialForm Form)
{
    /// <summary>What is shown where the user chooses.</summary>
    public string Label { get; init; } = Name;

    /// <summary>Where its tokens come from; null when the fields are all there is.</summary>
    public TokenSource? Tokens { get; init; }

    /// <summary>Whether a user consents at the provider's page: see <see cref="Consent"/>.</summary>
    public bool HasConsent => Tokens?.Flow is not null;

    /// <summary>A credential of what a user submitted.</summary>
    /// <exception cref="FormException">A value is missing or is not what its field allows.</exception>
    public Credential Accept(IReadOnlyDictionary<string, string?> submitted) => Credential.Of(Name, Form.Accept(submitted));

    internal Account Open(Api api, Credential credential, object? variables, AuthTools tools) => new(api, this, credential, variables, tools);
}
