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

    /// <summary>What the connector calls the way to connect; null unless the credential is made of fields.</summary>
    public string? Method { get; private init; }

    /// <summary>The token to begin with; null when there is none yet. Only its owner may show it.</summary>
    public OAuthToken? Token { get; private init; }

    /// <summary>What was asked of the user, by field; empty unless the credential is made of fields.</summary>
    internal IReadOnlyDictionary<string, string?> Fields { get; private init; } = new Dictionary<string, string?>();

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

    /// <summary>The fields of one of a connector's ways to connect.</summary>
    /// <param name="method">What the connector calls the way, such as <c>oauth2</c> or <c>pat</c>.</param>
    /// <param name="fields">Values by field name, as the connector's form returned them.</param>
    /// <param name="token">A token that is held already, such as one that was stored.</param>
    public static Credential Of(string method, IReadOnlyDictionary<string, string?> fields, OAuthToken? token = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentNullException.ThrowIfNull(fields);
        return new Credential(CredentialKind.Fields) { Method = method, Fields = fields, Token = token };
    }

    /// <summary>The same credential with another token.</summary>
    public Credential With(OAuthToken token) => Kind == CredentialKind.Fields
        ? new Credential(Kind) { Method = Method, Fields = Fields, Token = token }
        : throw new InvalidOperationException($"{this} takes no token.");

    /// <summary>The same credential with another token, if there is one.</summary>
    public Credential WithIfAny(OAuthToken? token) => token is null ? this : With(token);

    /// <summary>The kind of the credential, and nothing else.</summary>
    public override string ToString() => Method is not null ? $"{Method} ***" : Members is null
        ? Kind == CredentialKind.None ? "None" : $"{Kind} ***"
        : $"Named {string.Join(", ", Members.Keys.Order(StringComparer.Ordinal))}";

    private static Credential Secretly(CredentialKind kind, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        return new Credential(kind) { Secret = secret };
    }
}
