using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Integrator.Json;

namespace Integrator;

/// <summary>A webhook that was registered with a provider.</summary>
/// <param name="Id">What the provider calls it; empty if the definition does not say where that stands.</param>
/// <param name="ExpiresAt">When the provider forgets it; null if its answer does not say.</param>
/// <param name="RenewAt">When it should be renewed: some time before it expires, as the definition says. Null if it does not expire.</param>
/// <param name="Answer">All that the provider answered, such as the secret that it signs with.</param>
public sealed record WebhookSubscription(string Id, DateTimeOffset? ExpiresAt, DateTimeOffset? RenewAt, JsonElement Answer)
{
    // Seconds since 1970 reach this number in the year 5138; milliseconds passed it in 1973.
    private const long LeastMilliseconds = 100_000_000_000;

    /// <summary>Reads a registration from the answer of a provider. An end may be an ISO 8601 time, or seconds or milliseconds since 1970.</summary>
    /// <param name="idPath">The names of the members that lead to the id; none if the answer has no id.</param>
    /// <param name="expiresPath">The names of the members that lead to the end; none if the registration has no end.</param>
    /// <param name="renewBefore">How long before its end it should be renewed; null for at its end.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static JsonRead<WebhookSubscription> Reader(string[] idPath, string[] expiresPath, TimeSpan? renewBefore) => (ref json) =>
    {
        var answer = json.Element();
        var expires = Time(At(answer, expiresPath));
        var id = idPath.Length == 0 ? "" : At(answer, idPath)?.ToString() ?? throw new JsonException($"'{string.Join('.', idPath)}' leads nowhere, and the id of a registration was expected.");
        return new WebhookSubscription(id, expires, expires - (renewBefore ?? TimeSpan.Zero), answer);
    };

    /// <summary>Its id, and when it expires. What the provider answered may hold a secret, and is left out.</summary>
    public override string ToString() => ExpiresAt is { } end ? string.Create(CultureInfo.InvariantCulture, $"{Id}, until {end:O}") : Id;

    private static JsonElement? At(JsonElement answer, string[] path)
    {
        foreach (var name in path)
        {
            if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty(name, out answer))
            {
                return null;
            }
        }

        return path.Length == 0 || answer.ValueKind is JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array ? null : answer;
    }

    private static DateTimeOffset? Time(JsonElement? end)
    {
        if (end?.ToString() is not { } text)
        {
            return null;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? time
                : throw new JsonException($"'{text}' is no time, and the end of a registration was expected.");
        }

        var milliseconds = Math.Abs((decimal)number) < LeastMilliseconds ? number * 1000m : number;
        return milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : throw new JsonException($"{text} is beyond the years that a time may have, and the end of a registration was expected.");
    }
}
