using System.Globalization;
using Integrator.Auth;

namespace Integrator;

/// <summary>A signature in <c>Authorization: OAuth</c> (RFC 5849). The fields of a form are signed too.</summary>
/// <param name="Name">What messages call it.</param>
public sealed record OAuth1Scheme(string Name) : ComputedScheme(Name)
{
    private const int NonceBytes = 16;

    /// <summary>Gives the client's identifier.</summary>
    public required Func<AuthScope, string?> ConsumerKey { get; init; }

    /// <summary>Gives the client's shared secret; not used by <see cref="OAuth1Method.RsaSha1"/>.</summary>
    public Func<AuthScope, string?> ConsumerSecret { get; init; } = static _ => null;

    /// <summary>Gives the token's identifier; null while there is none.</summary>
    public Func<AuthScope, string?> Token { get; init; } = static scope => scope.Token?.AccessToken;

    /// <summary>Gives the token's shared secret.</summary>
    public Func<AuthScope, string?> TokenSecret { get; init; } = static scope => scope.Token?.Value("oauth_token_secret");

    /// <summary>Gives the client's private key as PEM; only for <see cref="OAuth1Method.RsaSha1"/>.</summary>
    public Func<AuthScope, string?> PrivateKey { get; init; } = static _ => null;

    /// <summary>How the request is signed.</summary>
    public OAuth1Method Method { get; init; }

    /// <summary>Sent before the parameters and not signed; null for none.</summary>
    public string? Realm { get; init; }

    /// <summary>Further parameters of the protocol, such as <c>oauth_callback</c>; signed and sent.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Protocol { get; init; } = [];

    internal override async ValueTask ApplyAsync(Signing signing, CancellationToken cancellationToken)
    {
        var message = signing.Message;
        var oauth = Parameters(signing);
        var signature = Method == OAuth1Method.PlainText
            ? OAuth1Text.Key(ConsumerSecret(signing.Scope), TokenSecret(signing.Scope))
            : Sign(signing.Scope, OAuth1Text.BaseString(message.Method.Method, message.RequestUri!, [.. oauth, .. await FormAsync(signing, cancellationToken).ConfigureAwait(false)]));
        oauth.Add(new("oauth_signature", signature));
        var text = string.Join(", ", oauth.Select(static pair => $"{pair.Key}=\"{OAuth1Text.Escape(pair.Value)}\""));
        signing.SetHeader("Authorization", Realm is null ? $"OAuth {text}" : $"OAuth realm=\"{Realm}\", {text}");
    }

    private List<KeyValuePair<string, string>> Parameters(Signing signing)
    {
        var oauth = new List<KeyValuePair<string, string>>
        {
            new("oauth_consumer_key", signing.Required("oauth_consumer_key", ConsumerKey(signing.Scope))),
        };
        if (Token(signing.Scope) is { Length: > 0 } token)
        {
            oauth.Add(new("oauth_token", token));
        }

        oauth.Add(new("oauth_signature_method", Method switch
        {
            OAuth1Method.HmacSha256 => "HMAC-SHA256",
            OAuth1Method.RsaSha1 => "RSA-SHA1",
            OAuth1Method.PlainText => "PLAINTEXT",
            _ => "HMAC-SHA1",
        }));

        // RFC 5849, section 3.1: PLAINTEXT takes neither, and both are new for each attempt.
        if (Method != OAuth1Method.PlainText)
        {
            oauth.Add(new("oauth_timestamp", signing.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
            oauth.Add(new("oauth_nonce", Convert.ToHexStringLower(signing.RandomBytes(NonceBytes))));
        }

        oauth.Add(new("oauth_version", "1.0"));
        oauth.AddRange(Protocol);
        return oauth;
    }

    private string Sign(AuthScope scope, string text) => Method == OAuth1Method.RsaSha1
        ? OAuth1Text.SignRsa(PrivateKey(scope) ?? throw new InvalidOperationException($"{Name}: RSA-SHA1 signs with a private key, and none is given."), text)
        : OAuth1Text.SignHmac(Method, OAuth1Text.Key(ConsumerSecret(scope), TokenSecret(scope)), text);

    // RFC 5849, section 3.4.1.3.1: only a body that is one form.
    private static async ValueTask<IEnumerable<KeyValuePair<string, string>>> FormAsync(Signing signing, CancellationToken cancellationToken)
    {
        if (signing.Message.Content is not { } content
            || !content.Headers.NonValidated.TryGetValues("Content-Type", out var types)
            || !types.ToString().StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        return OAuth1Text.Decoded(System.Text.Encoding.UTF8.GetString(await signing.BodyAsync(cancellationToken).ConfigureAwait(false)));
    }
}
