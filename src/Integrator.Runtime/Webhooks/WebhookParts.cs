using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Integrator.Expressions;
using Integrator.Json;

namespace Integrator;

/// <summary>What generated code does with the requests of a webhook.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WebhookParts
{
    /// <summary>The request once for each event it brings: each item of an array by itself.</summary>
    /// <param name="request">The request.</param>
    /// <param name="payload">The events, as the definition makes them of the body; null brings none.</param>
    public static IEnumerable<WebhookRequest> Of(WebhookRequest request, JsonNode? payload)
    {
        ArgumentNullException.ThrowIfNull(request);
        return JsonValues.Spread(payload).OfType<JsonNode>().Select(item => request.With(Encoding.UTF8.GetBytes(item.ToJsonString())));
    }

    /// <summary>What the provider calls the request: of an array the ids of all of its items, in short; null when it says nothing of one of them.</summary>
    public static string? Id(WebhookRequest request, Func<WebhookRequest, string?> id)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(id);
        if (request.Node is not JsonArray items)
        {
            return id(request);
        }

        var ids = Of(request, items).Select(id).ToList();
        return ids.Count == 0 || ids.Contains(null) ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', ids))));
    }

    /// <summary>The body as a value.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is none.</exception>
    public static T Read<T>(WebhookRequest request, JsonRead<T> read)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(read);
        return JsonDocumentText.Read(request.Body.Span, read);
    }

    /// <summary>
    /// Reads the result of <c>handle_verification</c>: an object with <c>update_context</c> stores values, one with <c>status_code</c>, <c>body</c>
    /// and <c>headers</c> answers the request, one with <c>payload</c> or <c>meta</c> replaces the body or adds facts; anything else is an event.
    /// </summary>
    public static WebhookHandshake? Handshake(JsonNode? said) => said is not JsonObject members ? null
        : members["update_context"] is JsonObject values ? new WebhookHandshake.UpdateVariables(values.ToDictionary(static value => value.Key, static value => value.Value?.ToString(), StringComparer.Ordinal))
        : members["payload"] is { } payload ? new WebhookHandshake.Payload(Encoding.UTF8.GetBytes(payload.ToJsonString())) { Meta = members["meta"]?.DeepClone() }
        : members["status_code"] is { } status ? new WebhookHandshake.Verify(Answer((int)JsonConversions.ToInt(status), members["body"], members["headers"] as JsonObject))
        : members["meta"] is { } meta ? new WebhookHandshake.Payload(null) { Meta = meta.DeepClone() }
        : null;

    /// <summary>What a provider is answered.</summary>
    public static WebhookAnswer Answer(int status, JsonNode? body, JsonObject? headers = null)
    {
        var isText = body is null || body.GetValueKind() == System.Text.Json.JsonValueKind.String;
        return new WebhookAnswer(status, isText ? body?.GetValue<string>() : body!.ToJsonString(), isText ? "text/plain; charset=utf-8" : "application/json")
        {
            Headers = (headers ?? []).Where(static header => header.Value is not null).ToDictionary(static header => header.Key, static header => header.Value!.ToString(), StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <summary>Whose event it is; null when the event does not say.</summary>
    public static AccountLookup? Account(string field, string? value) => value is null ? null : new AccountLookup(field, value);
}
