namespace Integrator.Http;

/// <summary>Redirects, followed by hand because only we know where credentials may go.</summary>
internal static class Redirect
{
    public const int MaxHops = 10;

    /// <summary>Where an answer sends the caller, or null when it does not, or not anywhere one may go.</summary>
    public static Uri? Target(HttpResponseMessage response, HttpMethod method, Uri from)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)
            || (method != HttpMethod.Get && method != HttpMethod.Head)
            || response.Headers.Location is not { } location)
        {
            return null;
        }

        var target = new Uri(from, location);
        return target.Scheme is "http" or "https" ? target : null;
    }
}
