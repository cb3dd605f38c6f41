using Integrator.Credentials;

namespace Integrator;

/// <summary>What proves who calls. Its text never shows the secret.</summary>
public sealed class Credential
{
    private Credential(CredentialKind kind) => Kind = kind;

    /// <summary>No credential, on purpose: calls are sent without, also where the API asks for one.</summary>
    public static Credential None { get; } = new(CredentialKind.None);

    internal CredentialKind Kind { get; }

    internal string Secret { get; private init; } = "";

    internal string User { get; private init; } = "";

    internal IReadOnlyDictionary<string, Credential>? Members { get; private init; }

    /// <summary>A token that is sent as <c>Authorization: Bearer</c>.</summary>
    public static Credential Bearer(string token) => Secretly(CredentialKind.Bearer, token);

    /// <summary>A key that goes where the API's scheme puts it.</summary>
    public static Credential ApiKey(string value) => Secretly(CredentialKind.ApiKey, value);

    /// <summary>A name and a password, sent as <c>Authorization: Basic</c>.</summary>
    public static Credential Basic(string user, string password)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(password);
        return user.Contains(':', StringComparison.Ordinal)
            ? throw new ArgumentException("The user of a basic credential has no colon.", nameof(user))
            : new Credential(CredentialKind.Basic) { User = user, Secret = password };
    }

    /// <summary>Credentials by the name of the scheme they are for, for APIs that take several.</summary>
    public static Credential Named(IReadOnlyDictionary<string, Credential> byScheme)
    {
        ArgumentNullException.ThrowIfNull(byScheme);
        return new Credential(CredentialKind.Named) { Members = byScheme };
    }

    /// <summary>The kind of the credential, and nothing else.</summary>
    public override string ToString() => Members is null
        ? Kind == CredentialKind.None ? "None" : $"{Kind} ***"
        : $"Named {string.Join(", ", Members.Keys.Order(StringComparer.Ordinal))}";

    /// <summary>The text without the secrets in it. Short ones are words that may stand there by themselves.</summary>
    internal string Redact(string text)
    {
        foreach (var member in Members?.Values ?? [])
        {
            text = member.Redact(text);
        }

        return Secret.Length < 6 ? text : text.Replace(Secret, "***", StringComparison.Ordinal);
    }

    private static Credential Secretly(CredentialKind kind, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        return new Credential(kind) { Secret = secret };
    }
}
