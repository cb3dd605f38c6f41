using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Initializer;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>What a provider calls: the webhook and the closed type of its events.</summary>
internal sealed class WebhookEmitter(ValueEmitter values, TypeText types)
{
    public string Webhook(Connector connector, string access) => connector.Integration?.Webhook is not { } webhook ? "" : Code($$"""
        /// <summary>The calls that {{connector.Name}} sends to an application.</summary>
        {{access}} static class {{connector.Name}}Webhook
        {
            /// <summary>How calls are verified, and the events that they become.</summary>
            public static {{RuntimeNames.Webhook}}<{{webhook.EventType}}> Webhook { get; } =
                {{Value(webhook, connector)}};

            /// <summary>Verifies the bytes of a call as they were received, before anything else reads them.</summary>
            /// <param name="request">The call.</param>
            /// <param name="clock">The current time; that of the system if null.</param>
            /// <param name="cancellationToken">Cancels the verification.</param>
            /// <returns>Why the call is refused, in words for a log; null if it is genuine.</returns>
            public static {{RuntimeNames.ValueTask}}<string?> VerifyAsync(
                {{RuntimeNames.WebhookRequest}} request,
                {{RuntimeNames.TimeProvider}}? clock = null,
                {{RuntimeNames.CancellationToken}} cancellationToken = default) =>
                Webhook.Verifier.RefusalAsync(request, clock ?? {{RuntimeNames.TimeProvider}}.System, cancellationToken);

            {{Events(webhook)}}
        }

        /// <summary>An event of {{connector.Name}}.</summary>
        {{access}} abstract partial record {{webhook.EventType}}
        {
            private {{webhook.EventType}}() { }

            {{Lines(webhook.Events.Select(@event => Event(@event, webhook)))}}
        }
        """);

    private string Value(Webhook webhook, Connector connector) => New(
        $"{RuntimeNames.Webhook}<{webhook.EventType}>",
        [],
        Text("Connector", connector.Name),
        Set("Verifier", new VerifierEmitter(values).Value(webhook.Verifier)),
        Set("Handshake", webhook.Handshake is { } handshake ? Handshake(handshake) : null),
        Flag("AllowsUnsignedHandshake", webhook.AllowsUnsignedHandshake),
        Set("EventId", webhook.EventId is { } id ? EventId(id, webhook) : null),
        Set("Account", Account(webhook.Account)),
        Set("AccountOfSecret", Account(webhook.AccountOfSecret)),
        Set("Success", webhook.Success is { } success ? Success(success) : null),
        Set("Events", webhook.Events.Count == 0 ? "static _ => []" : "Events"));

    private string? Account(AccountLookup? lookup) => lookup is null ? null
        : $"static request => {RuntimeNames.WebhookParts}.Account({CSharp.Literal(lookup.Field)}, {values.Operand(lookup.Value, ScopeKind.Webhook)})";

    private string Handshake(Handshake handshake) => handshake.IsHook
        ? values.Function(handshake.Value, ScopeKind.Webhook)
        : $"static request => {RuntimeNames.WebhookParts}.Handshake({values.Operand(handshake.Value, ScopeKind.Webhook)})";

    // Several events in one call have an id each, and the call has none.
    private string EventId(Value id, Webhook webhook) => webhook.IsBatch
        ? $"static request => {RuntimeNames.WebhookParts}.Id(request, {values.Function(id, ScopeKind.Webhook)})"
        : values.Function(id, ScopeKind.Webhook);

    private static string Success(WebhookAnswer answer) => New(
        RuntimeNames.WebhookAnswer,
        [Number(answer.Status), answer.Body is null ? "null" : CSharp.Literal(answer.Body), CSharp.Literal(answer.IsText ? "text/plain; charset=utf-8" : "application/json")],
        Map("Headers", answer.Headers));

    private string Events(Webhook webhook) => webhook.Events.Count == 0 ? "" : webhook.Payload is null && !webhook.IsBatch
        ? Code($$"""
            private static global::System.Collections.Generic.IEnumerable<{{webhook.EventType}}> Events({{RuntimeNames.WebhookRequest}} request) =>
                Event(request) is { } found ? [found] : [];

            {{Choice(webhook)}}
            """)
        : Code($$"""
            private static global::System.Collections.Generic.IEnumerable<{{webhook.EventType}}> Events({{RuntimeNames.WebhookRequest}} request)
            {
                foreach (var part in {{RuntimeNames.WebhookParts}}.Of(request, {{Payload(webhook)}}))
                {
                    if (Event(part) is { } found)
                    {
                        yield return found;
                    }
                }
            }

            {{Choice(webhook)}}
            """);

    private string Payload(Webhook webhook) => webhook.Payload is null ? "request.Node" : values.Operand(webhook.Payload, ScopeKind.Webhook);

    private string Choice(Webhook webhook) => Code($$"""
        private static {{webhook.EventType}}? Event({{RuntimeNames.WebhookRequest}} request)
        {
            {{Lines(Choices(webhook))}}
        }
        """);

    // Behind an event that every call is, no other is reached.
    private IEnumerable<string> Choices(Webhook webhook)
    {
        var conditional = webhook.Events.TakeWhile(static @event => @event.Match is not null).Select(@event => Chosen(@event, webhook));
        return conditional.Append(webhook.Events.FirstOrDefault(static @event => @event.Match is null) is { } rest ? $"return {Made(rest, webhook)};" : "return null;");
    }

    private string Chosen(WebhookEvent @event, Webhook webhook) => Code($$"""
        if ({{values.Condition(@event.Match!, ScopeKind.Webhook)}})
        {
            return {{Made(@event, webhook)}};
        }

        """);

    private string Made(WebhookEvent @event, Webhook webhook) =>
        $"new {webhook.EventType}.{@event.Name}({RuntimeNames.WebhookParts}.Read(request, {types.Reader(@event.Type)}))";

    private string Event(WebhookEvent @event, Webhook webhook) => Code($"""
        /// <summary>{CSharp.Doc(@event.Summary)}</summary>
        public sealed record {@event.Name}({types.Qualified(@event.Type)} Value) : {webhook.EventType};
        """);
}
