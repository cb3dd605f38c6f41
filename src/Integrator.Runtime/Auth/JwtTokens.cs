using System.Text.Json.Nodes;
using Integrator.Auth;

namespace Integrator;

/// <summary>How a JWT is signed (RFC 7518, section 3.1).</summary>
public enum JwtAlgorithm
{
    /// <summary>HMAC with SHA-256.</summary>
    HS256,

    /// <summary>HMAC with SHA-384.</summary>
    HS384,

    /// <summary>HMAC with SHA-512.</summary>
    HS512,

    /// <summary>RSA, PKCS 1, with SHA-256.</summary>
    RS256,

    /// <summary>RSA, PKCS 1, with SHA-384.</summary>
    RS384,

    /// <summary>RSA, PKCS 1, with SHA-512.</summary>
    RS512,

    /// <summary>RSA, PSS, with SHA-256.</summary>
    PS256,

    /// <summary>RSA, PSS, with SHA-384.</summary>
    PS384,

    /// <summary>RSA, PSS, with SHA-512.</summary>
    PS512,

    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    ES256,

    /// <summary>ECDSA on P-384 with SHA-384.</summary>
    ES384,

    /// <summary>ECDSA on P-521 with SHA-512.</summary>
    ES512,
}

/// <summary>A JWT that is signed here (RFC 7515), sent as it is or exchanged for a token (RFC 7523).</summary>
public sealed record JwtTokens : TokenSource
{
    /// <summary>How it is signed.</summary>
    public JwtAlgorithm Algorithm { get; init; } = JwtAlgorithm.RS256;

    /// <summary>Gives the key: PEM, or the text of a shared secret.</summary>
    public required Func<AuthScope, string?> Key { get; init; }

    /// <summary>Whether a shared secret is base64.</summary>
    public bool IsKeyBase64 { get; init; }

    /// <summary>Gives further members of the header, such as <c>kid</c>.</summary>
    public Func<AuthScope, JsonNode?>? Header { get; init; }

    /// <summary>Gives the claims; <c>iat</c> and <c>exp</c> are added where they are missing.</summary>
    public required Func<AuthScope, JsonNode?> Payload { get; init; }

    /// <summary>How long the JWT is valid.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The endpoint that gives a token for the JWT; the JWT is the token when null.</summary>
    public OAuth2Tokens? Exchange { get; init; }

    /// <summary>Makes the request that gives a token for the JWT, where that is none of OAuth; goes before <see cref="Exchange"/>.</summary>
    public Func<LoginScope, HttpRequestMessage>? Request { get; init; }

    internal override async ValueTask<OAuthToken> FetchAsync(AuthScope scope, AuthTools tools, CancellationToken cancellationToken)
    {
        var now = tools.Clock.GetUtcNow();
        var key = Key(scope) ?? throw new InvalidOperationException($"{tools.Api}: the key that signs a JWT is missing.");
        var jwt = Jwt.Sign(Algorithm, key, IsKeyBase64, Header?.Invoke(scope) as JsonObject, Claims(scope, now));
        tools.Redactor.Keep(key);
        tools.Redactor.Pass(jwt);
        if (Request is not null)
        {
            using var request = Request(new LoginScope(scope, []) { Jwt = jwt });
            return TokenReader.Token(await TokenReader.ExchangeAsync(request, tools, cancellationToken).ConfigureAwait(false), Answer, null, tools);
        }

        if (Exchange is null)
        {
            return new OAuthToken(jwt) { ExpiresAt = now + Lifetime };
        }

        List<KeyValuePair<string, string?>> asking = [new("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), new("assertion", jwt)];
        if (Exchange.Scopes.Count > 0)
        {
            asking.Add(new("scope", string.Join(Exchange.ScopeSeparator, Exchange.Scopes)));
        }

        return await Exchange.AskAsync(Exchange.TokenUrl, asking, Exchange.TokenParameters, scope.With(null), tools, cancellationToken).ConfigureAwait(false);
    }

    private JsonObject Claims(AuthScope scope, DateTimeOffset now)
    {
        var claims = Payload(scope) as JsonObject ?? [];
        claims.TryAdd("iat", now.ToUnixTimeSeconds());
        claims.TryAdd("exp", (now + Lifetime).ToUnixTimeSeconds());
        return claims;
    }
}
