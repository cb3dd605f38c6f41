using System.Security.Cryptography;
using System.Text;

namespace Integrator.Webhooks;

/// <summary>What tells an event from those of other connectors and accounts.</summary>
internal static class EventKey
{
    /// <param name="connector">The connector.</param>
    /// <param name="request">The request that brings the event.</param>
    /// <param name="accounts">The accounts that the request names; null where it names none.</param>
    /// <param name="id">What the provider calls the event.</param>
    public static string Of(string connector, WebhookRequest request, IEnumerable<AccountLookup?> accounts, string id)
    {
        // Not the query: whoever repeats a request can add to it what the provider did not sign.
        List<string> parts = [connector, request.Tenant ?? request.Url.AbsolutePath, request.Variables?.ToString() ?? ""];
        foreach (var account in accounts)
        {
            parts.Add(account?.Field ?? "");
            parts.Add(account?.Value ?? "");
        }

        parts.Add(id);

        // The length of each part keeps two lists of parts from being one text; the digest keeps the text short.
        var text = string.Concat(parts.Select(static part => $"{part.Length}:{part}"));
        return $"{connector}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }
}
