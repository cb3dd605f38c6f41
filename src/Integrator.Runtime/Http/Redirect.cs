namespace Integrator.Http;

/// <summary>Redirects (RFC 9110, section 15.4), followed by hand because only the call knows where credentials and bodies may go.</summary>
internal sealed class Redirect(Call call, Func<Uri, bool>? allows)
{
    private const int MostHops = 10;

    public static bool Is(HttpResponseMessage response) => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;

    /// <summary>The next message; null if the answer names no place, or one where the call does not go. Then the call says why.</summary>
    public Hop? Next(HttpResponseMessage response, Hop from)
    {
        if (!response.Headers.NonValidated.TryGetValues("Location", out var locations) || locations.Count == 0)
        {
            return null;
        }

        if (Target(locations, from.Address) is not { } target)
        {
            call.Refusal = "its Location header is not one http(s) address, so the redirect is not followed";
            return null;
        }

        if (Refusal((int)response.StatusCode, from, target) is { } reason)
        {
            call.Refusal = $"it leads to {Text(target)}, and {reason}";
            return null;
        }

        var isGet = (int)response.StatusCode == 303 && !IsSafe(from.Method);
        var isOwn = from.IsOwn && call.IsOwn(target) && call.Request.CredentialUse == CredentialUse.Always;
        var isNamed = from.IsNamed && (isOwn || call.IsServer(target));
        return new Hop(isGet ? HttpMethod.Get : from.Method, target, from.HasBody && isNamed && !isGet, isOwn, isNamed, from.Count + 1);
    }

    // RFC 9110, section 10.2.2. A user in an address is no part of what an API needs to say, and several places are none.
    private static Uri? Target(System.Net.Http.Headers.HeaderStringValues locations, Uri from) =>
        locations.Count == 1 && locations.ToString() is { Length: > 0 } text && Uri.TryCreate(from, text, out var target)
        && target is { Scheme: "http" or "https", UserInfo: "" }
            ? target
            : null;

    private string? Refusal(int status, Hop from, Uri target)
    {
        if (from.Count == MostHops)
        {
            return $"more than {MostHops} redirects are not followed";
        }

        if (from.Address.Scheme == "https" && target.Scheme == "http")
        {
            return "a redirect from https to http is not followed";
        }

        var isKnown = call.IsOwn(target) || call.IsServer(target);
        if (!isKnown && !(allows?.Invoke(target) ?? Site.IsSame(call.Address, target)))
        {
            return "that host is neither one of the API's own origins nor on its site. ConnectionOptions.AllowRedirect decides about other hosts";
        }

        if (IsSafe(from.Method) || status == 303)
        {
            return null;
        }

        return status is 301 or 302 ? $"a {from.Method} is repeated after the status 307 or 308 only"
            : !isKnown || !from.IsNamed ? $"a {from.Method} is repeated on the API's own origins only"
            : !call.CanSend ? "its body was a stream, which cannot be sent again"
            : null;
    }

    private static bool IsSafe(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head;

    // Without the query, which may hold a credential.
    private static string Text(Uri target) => target.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
