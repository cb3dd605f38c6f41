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

        return new HttpRequestMessage(method, address)
        {
            Content = source.BodyFormat == TokenBodyFormat.Json
                ? new StringContent(JsonOf(parameters), Encoding.UTF8, "application/json")
                : new StringContent(FormOf(parameters), Encoding.ASCII, "application/x-www-form-urlencoded"),
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
