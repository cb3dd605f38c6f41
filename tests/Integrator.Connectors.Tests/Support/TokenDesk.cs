using System.Security.Cryptography;
using System.Text;

namespace Integrator.Connectors.Tests.Support;

/// <summary>Where a vendor gives tokens: who asks proves itself, a code is good for its verifier, and a token ends when it is refreshed.</summary>
/// <param name="prefix">What its tokens begin with.</param>
internal sealed class TokenDesk(string prefix, string id, string secret)
{
    private readonly Dictionary<string, string> _page = [];
    private int _given;

    /// <summary>The token that is good now.</summary>
    public string Token => prefix + _given;

    /// <summary>Gets the next one.</summary>
    public string RefreshToken => "refresh-" + _given;

    /// <summary>What the user is sent back with.</summary>
    public Uri Consent(Uri page)
    {
        foreach (var pair in page.Query.TrimStart('?').Split('&'))
        {
            var parts = pair.Split('=', 2);
            _page[parts[0]] = Uri.UnescapeDataString(parts[1]);
        }

        return new Uri($"{_page["redirect_uri"]}?code=c1&state={Uri.EscapeDataString(_page["state"])}");
    }

    public bool IsGood(string? authorization, string scheme = "Bearer ") => _given > 0 && authorization == scheme + Token;

    /// <summary>Gives the next token; null when the one who asks may not have it.</summary>
    public string? Give(FakeCall call)
    {
        var form = call.Form;
        var isKnown = call.Header("Authorization") is { } header
            ? header == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"))
            : form.GetValueOrDefault("client_id") == id && form.GetValueOrDefault("client_secret") == secret;
        var isGranted = form.GetValueOrDefault("grant_type") switch
        {
            "authorization_code" => form.GetValueOrDefault("code") == "c1" && form.GetValueOrDefault("redirect_uri") == _page["redirect_uri"] && IsVerified(form),
            "refresh_token" => form.GetValueOrDefault("refresh_token") == RefreshToken,
            "client_credentials" => true,
            _ => false,
        };
        if (!isKnown || !isGranted)
        {
            return null;
        }

        _given++;
        return Token;
    }

    private bool IsVerified(Dictionary<string, string> form) => !_page.TryGetValue("code_challenge", out var challenge)
        || challenge == Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
