using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OrderSync.Vendor;

/// <summary>Lets in who brings the token or the key, and counts down the calls they have left.</summary>
internal static class Gate
{
    private const string Key = "sample-key";

    private static readonly string[] s_open = ["/v1/status", "/v1/token"];

    private static int s_remaining = 1000;

    public static Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        var left = Interlocked.Decrement(ref s_remaining);
        http.Response.Headers["X-RateLimit-Remaining"] = left.ToString(CultureInfo.InvariantCulture);

        if (IsOpen(http.Request) || IsKnown(http.Request))
        {
            return next(http);
        }

        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Answer.ProblemAsync(http, StatusCodes.Status401Unauthorized, "unauthorized", "Bring a token.");
    }

    private static bool IsOpen(HttpRequest request) => s_open.Contains(request.Path.Value);

    private static bool IsKnown(HttpRequest request) =>
        request.Headers.Authorization == $"Bearer {ShopServer.Token}" || request.Headers["X-Api-Key"] == Key;
}
