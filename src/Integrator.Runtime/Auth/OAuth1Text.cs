using System.Security.Cryptography;
using System.Text;

namespace Integrator.Auth;

/// <summary>What OAuth 1.0 signs (RFC 5849, section 3.4).</summary>
internal static class OAuth1Text
{
    /// <summary>Section 3.4.1.1.</summary>
    /// <param name="method">The method, in any case.</param>
    /// <param name="address">Its query is signed with the parameters.</param>
    /// <param name="parameters">Those of the protocol and of the form, not encoded.</param>
    public static string BaseString(string method, Uri address, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        // Section 3.4.1.3.2: by encoded name, then by encoded value, as bytes.
        var pairs = Decoded(address.Query.TrimStart('?')).Concat(parameters)
            .Select(static pair => (Name: Escape(pair.Key), Value: Escape(pair.Value)))
            .OrderBy(static pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(static pair => pair.Value, StringComparer.Ordinal)
            .Select(static pair => $"{pair.Name}={pair.Value}");

        // Section 3.4.1.2: the default port is left out, which an Uri's authority does.
        var place = $"{address.Scheme.ToLowerInvariant()}://{address.Authority.ToLowerInvariant()}{address.AbsolutePath}";
        return $"{method.ToUpperInvariant()}&{Escape(place)}&{Escape(string.Join('&', pairs))}";
    }

    public static string Key(string? consumerSecret, string? tokenSecret) => $"{Escape(consumerSecret ?? "")}&{Escape(tokenSecret ?? "")}";

    public static string SignHmac(OAuth1Method method, string key, string text)
    {
        var (keyBytes, bytes) = (Encoding.ASCII.GetBytes(key), Encoding.ASCII.GetBytes(text));
#pragma warning disable CA5350 // HMAC-SHA1 is what RFC 5849 names; its strength does not rest on collisions.
        return Convert.ToBase64String(method == OAuth1Method.HmacSha256 ? HMACSHA256.HashData(keyBytes, bytes) : HMACSHA1.HashData(keyBytes, bytes));
#pragma warning restore CA5350
    }

    public static string SignRsa(string privateKey, string text)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(privateKey);
        return Convert.ToBase64String(rsa.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1));
    }

    /// <summary>Section 3.6: everything but letters, digits and <c>-._~</c>, in capitals.</summary>
    public static string Escape(string text) => Uri.EscapeDataString(text);

    /// <summary>The pairs of a form or a query, a plus being a blank.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Decoded(string form)
    {
        foreach (var part in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0 ? new(Unescape(part), "") : new(Unescape(part[..equals]), Unescape(part[(equals + 1)..]));
        }
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
