using System.Text.Json;

namespace Integrator;

/// <summary>Takes the requests of a webhook: proves them, recognises repeats and questions, and hands their events over.</summary>
/// <param name="webhook">What the connector says.</param>
/// <param name="store">Remembers events.</param>
/// <param name="clock">Says how old events are.</param>
public sealed class WebhookReceiver<TEvent>(Webhook<TEvent> webhook, IEventStore store, TimeProvider? clock = null)
{
    private static readonly WebhookAnswer s_unauthorized = new(401);
    private static readonly WebhookAnswer s_tooLarge = new(413);
    private static readonly WebhookAnswer s_unreadable = new(400);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Takes one request. The answer is a success only after the handler came back.</summary>
    /// <param name="request">The request as it came.</param>
    /// <param name="handle">Takes the events over; what it throws comes out of here, and the provider may try again.</param>
    /// <param name="updateVariables">Takes values for the account; null when nobody does, and such a request is refused.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<WebhookResult> ReceiveAsync(
        WebhookRequest request,
        Func<WebhookDelivery<TEvent>, CancellationToken, ValueTask> handle,
        Func<IReadOnlyDictionary<string, string?>, CancellationToken, ValueTask>? updateVariables = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(handle);
        request.Clock = _clock;
        if (request.Body.Length > webhook.MaxBodyBytes)
        {
            return new(WebhookOutcome.Refused, s_tooLarge, $"The body is larger than {webhook.MaxBodyBytes} bytes.");
        }

        if (await webhook.Verifier.RefusalAsync(request, _clock, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            // Without proof only a question may be answered, and nothing it says is believed.
            return webhook.AllowsUnsignedHandshake && webhook.Handshake?.Invoke(request) is WebhookHandshake.Verify question
                ? new(WebhookOutcome.Answered, question.Answer)
                : new(WebhookOutcome.Refused, s_unauthorized, refusal);
        }

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
            var result = await TakeAsync(request, id, handle, updateVariables, cancellationToken).ConfigureAwait(false);
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
        string? id,
        Func<WebhookDelivery<TEvent>, CancellationToken, ValueTask> handle,
        Func<IReadOnlyDictionary<string, string?>, CancellationToken, ValueTask>? updateVariables,
        CancellationToken cancellationToken)
    {
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
                request = request.With(payload.Body);
                break;
        }

        var account = webhook.Account?.Invoke(request);
        if (Read(request) is not { } events)
        {
            return new(WebhookOutcome.Refused, s_unreadable, "The events cannot be read.");
        }

        if (events.Count == 0)
        {
            return new(WebhookOutcome.Ignored, webhook.Success);
        }

        await handle(new WebhookDelivery<TEvent>(events, request, account, id), cancellationToken).ConfigureAwait(false);
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
