using System.ComponentModel;
using System.Text.Json.Nodes;
using Integrator.Http;
using Integrator.Json;

namespace Integrator;

/// <summary>The requests that a login is made of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LoginRequest
{
    /// <param name="method">The HTTP method.</param>
    /// <param name="url">An absolute address.</param>
    /// <param name="headers">What stands before the body; null is not sent.</param>
    /// <param name="query">Further parameters; null is not sent.</param>
    /// <param name="mediaType">How the body is encoded.</param>
    /// <param name="body">The body; null for none.</param>
    public static HttpRequestMessage Of(
        string method,
        string url,
        IEnumerable<KeyValuePair<string, string?>>? headers = null,
        IEnumerable<KeyValuePair<string, string?>>? query = null,
        string mediaType = "application/json",
        JsonNode? body = null)
    {
        var address = new Uri(url);
        var request = new HttpRequestMessage(HttpMethod.Parse(method), query is null ? address : Auth.TokenRequest.WithQuery(address, query))
        {
            Content = body is null ? null : Bodies.Of(mediaType, JsonElements.Of(body), JsonWrite.Element, [], null),
        };
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        foreach (var (name, value) in headers ?? [])
        {
            if (value is not null && !name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, value.ReplaceLineEndings(""));
            }
        }

        return request;
    }
}
