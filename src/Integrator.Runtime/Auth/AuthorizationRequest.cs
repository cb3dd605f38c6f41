namespace Integrator;

/// <summary>A consent that has begun. Keep it where the user's browser cannot see it, until the redirect comes back.</summary>
/// <param name="Url">Where the browser goes.</param>
/// <param name="State">What the redirect must carry: the state (RFC 6749, section 10.12), or the request token (RFC 5849, section 2.2).</param>
/// <param name="RedirectUri">Where the provider sends the browser back to.</param>
/// <param name="Verifier">
/// Proves that who ends the consent began it: the verifier (RFC 7636, section 4.1), or the secret of the request token (RFC 5849, section 2.1).
/// Null where that is not used.
/// </param>
public sealed record AuthorizationRequest(Uri Url, string State, Uri RedirectUri, string? Verifier)
{
    /// <summary>Where the browser goes, without what is secret.</summary>
    public override string ToString() => Url.GetLeftPart(UriPartial.Path);
}
