using System.Security.Cryptography;
using System.Text;

namespace Integrator.Connectors.Tests.Support;

/// <summary>Signatures as vendors make them.</summary>
internal static class Sign
{
    public static string Hex(string secret, string text) => Convert.ToHexStringLower(Bytes(Encoding.UTF8.GetBytes(secret), text));

    public static string Base64(string secret, string text) => Base64(Encoding.UTF8.GetBytes(secret), text);

    public static string Base64(byte[] secret, string text) => Convert.ToBase64String(Bytes(secret, text));

    /// <summary>A call as a receiver sees it.</summary>
    public static WebhookRequest Request(Uri url, string body, params (string Name, string Value)[] headers) =>
        new("POST", url, headers.Select(static header => KeyValuePair.Create(header.Name, header.Value)), Encoding.UTF8.GetBytes(body));

    private static byte[] Bytes(byte[] secret, string text) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text));
}
