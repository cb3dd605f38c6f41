using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Integrator.Auth;

/// <summary>Makes the requests that token endpoints are asked with.</summary>
internal static class TokenRequest
{
    public static HttpRequestMessage Of(
        OAuth2Tokens source,
        Uri address,
        List<KeyValuePair<string, string?>> parameters,
        IEnumerable<KeyValuePair<string, string?>> further,
        AuthScope scope)
    {
        var (id, secret) = (source.ClientId(scope), source.ClientSecret(scope));
        if (source.Authentication == ClientAuthentication.Body || secret is null)
        {
            parameters.Add(new(source.IdParameter, id));
            parameters.Add(new(source.SecretParameter, secret));
        }

        foreach (var pair in further)
        {
            parameters.RemoveAll(ours => ours.Key == pair.Key);
            parameters.Add(pair);
        }

        parameters.RemoveAll(static pair => pair.Value is null);
        var request = With(source, address, parameters);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (source.Authentication == ClientAuthentication.Header && secret is not null)
        {
            // RFC 6749, section 2.3.1: both are form-encoded first, so that a colon in either does no harm.
            request.Headers.TryAddWithoutValidation("Authorization", source.EncodesClient ? Signing.Basic(Uri.EscapeDataString(id ?? ""), Uri.EscapeDataString(secret)) : Signing.Basic(id ?? "", secret));
        }

        foreach (var (name, value) in source.TokenHeaders?.Invoke(scope) ?? [])
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value?.ReplaceLineEndings(""));
        }

        return request;
    }

    /// <summary>The address with further query parameters.</summary>
    public static Uri WithQuery(Uri address, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var query = FormOf(parameters);
        var builder = new UriBuilder(address);
        builder.Query = builder.Query.Length > 1 ? $"{builder.Query}&{query}" : query;
        return builder.Uri;
    }

    private static HttpRequestMessage With(OAuth2Tokens source, Uri address, List<KeyValuePair<string, string?>> parameters)
    {
        var method = HttpMethod.Parse(source.Method);
        if (source.BodyFormat == TokenBodyFormat.Query || method == HttpMethod.Get)
        {
            return new HttpRequestMessage(method, WithQuery(address, parameters));
        }

        // Neither type has a parameter for the charset (RFC 8259, section 11; the WHATWG's URL standard, section 5).
        var (text, type) = source.BodyFormat == TokenBodyFormat.Json ? (JsonOf(parameters), "application/json") : (FormOf(parameters), "application/x-www-form-urlencoded");
        return new HttpRequestMessage(method, address)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
        };
    }

    private static string FormOf(IEnumerable<KeyValuePair<string, string?>> parameters) => string.Join('&', parameters
        .Where(static pair => pair.Value is not null)
        .Select(static pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value!)}"));

    private static string JsonOf(List<KeyValuePair<string, string?>> parameters)
    {
        var members = new JsonObject();
        foreach (var (name, value) in parameters)
        {
            members[name] = value;
        }

        return members.ToJsonString();
    }
}
