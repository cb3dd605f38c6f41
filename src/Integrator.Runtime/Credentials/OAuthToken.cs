namespace Integrator;

/// <summary>An access token and what came with it. Its text never shows the tokens.</summary>
/// <param name="AccessToken">Sent with each call.</param>
public sealed record OAuthToken(string AccessToken)
{
    /// <summary>How the token is to be used, as the token endpoint says (RFC 6749, section 7.1).</summary>
    public string TokenType { get; init; } = "Bearer";

    /// <summary>When it ends; null when nobody said.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets the next token; null when the endpoint gave none.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>The scopes that were granted, separated by blanks or commas; null when nobody said.</summary>
    public string? Scope { get; init; }

    /// <summary>What else was taken from the answer, such as an instance's address.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>A value that was taken from the answer; null when there is none of that name.</summary>
    public string? Value(string name) => Values.GetValueOrDefault(name);

    /// <summary>When the token ends, and nothing else.</summary>
    public override string ToString() => ExpiresAt is { } end ? $"OAuthToken *** until {end:O}" : "OAuthToken ***";
}
