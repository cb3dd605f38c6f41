using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Expressions;
using Integrator.Webhooks;

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

    /// <summary>
    /// How long an event counts as being handed over; five minutes by default. It must be longer than a handler takes: a repeat that comes later is
    /// handed over again, as after a crash.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    private static readonly WebhookAnswer s_unauthorized = new(401);
    private static readonly WebhookAnswer s_tooLarge = new(413);
    private static readonly WebhookAnswer s_unreadable = new(400);
    private static readonly WebhookAnswer s_busy = new(503);

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
        try
        {
            return await VerifiedAsync(request, handle, updateVariables, cancellationToken).ConfigureAwait(false);
        }
        catch (UnreadableRequestException failure)
        {
            // The provider sends something that its definition does not describe: it is told, and may send it again.
            return new(WebhookOutcome.Refused, s_unreadable, failure.Message);
        }
    }

    private async ValueTask<WebhookResult> VerifiedAsync(
        WebhookRequest request,
        Func<WebhookDelivery<TEvent>, CancellationToken, ValueTask> handle,
        Func<IReadOnlyDictionary<string, string?>, CancellationToken, ValueTask>? updateVariables,
        CancellationToken cancellationToken)
    {
        if (request.Body.Length > webhook.MaxBodyBytes)
        {
            return new(WebhookOutcome.Refused, s_tooLarge, $"The body is larger than {webhook.MaxBodyBytes} bytes.");
        }

        var account = Told(webhook.AccountOfSecret, request, cancellationToken);
        if (webhook.AccountOfSecret is not null)
        {
            if (await VariablesAsync(account, cancellationToken).ConfigureAwait(false) is not { } variables)
            {
                return new(WebhookOutcome.Refused, s_unauthorized, "The request names no account that is known.");
            }

            request = request.Of(variables);
        }

        if (await RefusalAsync(request, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            // Without proof only a question may be answered, and nothing it says is believed.
            return webhook.AllowsUnsignedHandshake && Told(webhook.Handshake, request, cancellationToken) is WebhookHandshake.Verify question
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
        if (Told(webhook.SentAt, request, cancellationToken) is { } sent && now - sent > webhook.ReplayWindow)
        {
            return new(WebhookOutcome.Refused, s_unauthorized, "The event is older than events are remembered.");
        }

        if (Told(webhook.EventId, request, cancellationToken) is not { } id)
        {
            return await TakeAsync(request, account, null, handle, updateVariables, cancellationToken).ConfigureAwait(false);
        }

        var key = EventKey.Of(webhook.Connector, request, [account, Told(webhook.Account, request, cancellationToken)], id);
        var claim = await store.BeginAsync(key, now + Lease, cancellationToken).ConfigureAwait(false);
        if (claim.State != EventState.New)
        {
            return claim.State == EventState.Done ? new(WebhookOutcome.Repeated, webhook.Success)
                : new(WebhookOutcome.InProgress, s_busy, "Another request is handing over the same event.");
        }

        var isTaken = false;
        try
        {
            var result = await TakeAsync(request, account, id, handle, updateVariables, cancellationToken).ConfigureAwait(false);
            isTaken = result.Outcome != WebhookOutcome.Refused;
            if (isTaken)
            {
                await store.CompleteAsync(key, _clock.GetUtcNow() + webhook.ReplayWindow, CancellationToken.None).ConfigureAwait(false);
            }

            return result;
        }
        finally
        {
            if (!isTaken)
            {
                await store.ReleaseAsync(key, claim.Lease!, CancellationToken.None).ConfigureAwait(false);
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
        switch (Told(webhook.Handshake, request, cancellationToken))
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

        var account = Told(webhook.Account, request, cancellationToken) ?? known;
        var events = Told<List<TEvent>>(one => [.. webhook.Events(one)], request, cancellationToken)!;
        if (events.Count == 0)
        {
            return request.IsUnreadable
                ? new(WebhookOutcome.Refused, s_unreadable, "The body is not JSON, or nests too deep.")
                : new(WebhookOutcome.Ignored, webhook.Success);
        }

        await handle(new WebhookDelivery<TEvent>(events, request, account, id) { Meta = meta }, cancellationToken).ConfigureAwait(false);
        return new(WebhookOutcome.Delivered, webhook.Success);
    }

    private async ValueTask<string?> RefusalAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await webhook.Verifier.RefusalAsync(request, _clock, cancellationToken).ConfigureAwait(false);
        }
        catch (ExpressionException failure)
        {
            throw new UnreadableRequestException(failure);
        }
    }

    // Expressions of the definition see what anybody sends.
    private static T? Told<T>(Func<WebhookRequest, T?>? expression, WebhookRequest request, CancellationToken cancellationToken)
    {
        using var work = Work.Within(cancellationToken);
        try
        {
            return expression is null ? default : expression(request);
        }
        catch (Exception failure) when (failure is ExpressionException or JsonException)
        {
            throw new UnreadableRequestException(failure);
        }
    }
}
