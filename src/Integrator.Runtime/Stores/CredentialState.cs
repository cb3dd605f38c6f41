namespace Integrator;

/// <summary>A stored credential as it was at one time. Its text never shows a secret.</summary>
/// <param name="Credential">The fields and the token.</param>
/// <param name="Generation">Counts its changes, from 1. A change is stored only over the generation before it.</param>
public sealed record CredentialState(Credential Credential, long Generation = 1)
{
    /// <summary>The variables of the account as a JSON object; null when there are none. Some may be secret.</summary>
    public string? Variables { get; init; }

    /// <summary>The state that follows, with another token.</summary>
    public CredentialState Next(OAuthToken token) => this with { Credential = Credential.With(token), Generation = Generation + 1 };

    /// <summary>The generation, and nothing else.</summary>
    public override string ToString() => $"CredentialState *** of generation {Generation}";
}

/// <summary>What a secret is read for; stores that keep an audit write it down.</summary>
public enum CredentialPurpose
{
    /// <summary>To make calls.</summary>
    Call,

    /// <summary>To replace its token.</summary>
    Refresh,

    /// <summary>To change it: a user connects again, or a variable is stored.</summary>
    Change,

    /// <summary>To revoke it at the provider.</summary>
    Revoke,

    /// <summary>To move it to another store, or to encrypt it anew.</summary>
    Maintenance,
}
