using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator;

/// <summary>Receives the requests of a webhook: verifies them, detects repeats and handshakes, and delivers their events.</summary>
/// <param name="webhook">The webhook, as the connector describes it.</param>
/// <param name="store">Remembers the events that were delivered.</param>
/// <param name="clock">The clock; null for that of the system.</param>
public sealed class WebhookReceiver<TEvent>(Webhook<TEvent> webhook, IEventStore store, TimeProvider? clock = null)
{
    /// <summary>Fetches the key sets of verifiers that have an address of one; null if none has.</summary>
    public KeySets? KeySets { get; init; }

    /// <summary>
    /// Returns the variables of the account that a lookup identifies, or null if there is no such account. It is needed only for a webhook with
    /// <see cref="Webhook{TEvent}.AccountOfSecret"/>.
    /// </summary>
    public Func<AccountLookup, CancellationToken, ValueTask<object?>>? FindVariables { get; init; }

    private static readonly WebhookAnswer s_unauthorized = new(401);
    private static readonly WebhookAnswer s_tooLarge = new(413);
    private static readonly WebhookAnswer s_unreadable = new(400);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Takes one request. The answer is a success only after the handler came back.</summary>
    /// <param name="request">The request as it came.</param>
    /// <param name="handle">Takes the events over; what it throws comes out of here, and the provider may try again.</param>
    /// <param name="updateVariables">Takes values for the account; null when nobody does, and such a request is refused.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async ValueTask<WebhookResult> ReceiveAsync(
        WebhookRequest request,
        Func<WebhookDelivery<TEvent>, CancellationToken, ValueTask> handle,
        Func<IReadOnlyDictionary<string, string?>, CancellationToken, ValueTask>? updateVariables = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(handle);
        request.Clock = _clock;
        request.KeySets = KeySets;
        if (request.Body.Length > webhook.MaxBodyBytes)
        {
            return new(WebhookOutcome.Refused, s_tooLarge, $"The body is larger than {webhook.MaxBodyBytes} bytes.");
        }

        var account = webhook.AccountOfSecret?.Invoke(request);
        if (webhook.AccountOfSecret is not null)
        {
            if (await VariablesAsync(account, cancellationToken).ConfigureAwait(false) is not { } variables)
            {
                return new(WebhookOutcome.Refused, s_unauthorized, "The request names no account that is known.");
            }

            request = request.Of(variables);
        }

        if (await webhook.Verifier.RefusalAsync(request, _clock, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            // Without proof only a question may be answered, and nothing it says is believed.
            return webhook.AllowsUnsignedHandshake && webhook.Handshake?.Invoke(request) is WebhookHandshake.Verify question
                ? new(WebhookOutcome.Answered, question.Answer)
                : new(WebhookOutcome.Refused, s_unauthorized, refusal);
        }

        return await OnceAsync(request, account, handle, updateVariables, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<object?> VariablesAsync(AccountLookup? account, CancellationToken cancellationToken) =>
        account is null || FindVariables is null ? null : await FindVariables(account, cancellationToken).ConfigureAwait(false);

    private async ValueTask<WebhookResult> OnceAsync(
        WebhookRequest request,
        AccountLookup? account,
        Func<WebhookDelivery<TEvent>, CancellationToken, ValueTask> handle,
        Func<IReadOnlyDictionary<string, string?>, CancellationToken, ValueTask>? updateVariables,
        CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        if (webhook.SentAt?.Invoke(request) is { } sent && now - sent > webhook.ReplayWindow)
        {
            return new(WebhookOutcome.Refused, s_unauthorized, "The event is older than events are remembered.");
        }

        var id = webhook.EventId?.Invoke(request);
        var key = id is null ? null : $"{webhook.Connector}/{id}";
        if (key is not null && !await store.TryTakeAsync(key, now + webhook.ReplayWindow, cancellationToken).ConfigureAwait(false))
        {
            return new(WebhookOutcome.Repeated, webhook.Success);
        }

        var isTaken = false;
        try
        {
            var result = await TakeAsync(request, account, id, handle, updateVariables, cancellationToken).ConfigureAwait(false);
            isTaken = result.Outcome != WebhookOutcome.Refused;
            return result;
        }
        finally
        {
            if (key is not null && !isTaken)
            {
                await store.ReleaseAsync(key, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<WebhookResult> TakeAsync(
        WebhookRequest request,
        AccountLookup? known,
        string? id,
        Func<WebhookDelivery<TEvent>, CancellationToken, ValueTask> handle,
        Func<IReadOnlyDictionary<string, string?>, CancellationToken, ValueTask>? updateVariables,
        CancellationToken cancellationToken)
    {
        JsonNode? meta = null;
        switch (webhook.Handshake?.Invoke(request))
        {
            case WebhookHandshake.Verify question:
                return new(WebhookOutcome.Answered, question.Answer);
            case WebhookHandshake.UpdateVariables update:
                if (updateVariables is null)
                {
                    return new(WebhookOutcome.Refused, s_unauthorized, "Nobody takes values for the account.");
                }

                await updateVariables(update.Values, cancellationToken).ConfigureAwait(false);
                return new(WebhookOutcome.Answered, webhook.Success);
            case WebhookHandshake.Payload payload:
                request = payload.Body is { } body ? request.With(body) : request;
                meta = payload.Meta;
                break;
        }

        var account = webhook.Account?.Invoke(request) ?? known;
        if (Read(request) is not { } events)
        {
            return new(WebhookOutcome.Refused, s_unreadable, "The events cannot be read.");
        }

        if (events.Count == 0)
        {
            return new(WebhookOutcome.Ignored, webhook.Success);
        }

        await handle(new WebhookDelivery<TEvent>(events, request, account, id) { Meta = meta }, cancellationToken).ConfigureAwait(false);
        return new(WebhookOutcome.Delivered, webhook.Success);
    }

    private List<TEvent>? Read(WebhookRequest request)
    {
        try
        {
            return [.. webhook.Events(request)];
        }
        catch (JsonException)
        {
            // The provider sends something that its definition does not describe: it is told, and may send it again.
            return null;
        }
    }
}
