using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>What a provider calls: the webhook and the closed type of its events.</summary>
internal static class WebhookEmitter
{
    public static string Webhook(Connector connector, string access, TypeText types) => connector.Definition?.Webhook is not { } webhook ? "" : Code($$"""
        /// <summary>What {{connector.Name}} calls of its own accord.</summary>
        {{access}} static class {{connector.Name}}Webhook
        {
            /// <summary>How requests are proved, and what they become.</summary>
            public static global::Integrator.Webhook<{{webhook.EventType}}> Webhook { get; } =
                {{Value(webhook)}};

            /// <summary>Why a request is refused, in words for a log; null when it is genuine. It looks at the bytes as received, before anything else does.</summary>
            public static global::System.Threading.Tasks.ValueTask<string?> VerifyAsync(
                global::Integrator.WebhookRequest request,
                global::System.TimeProvider? clock = null,
                global::System.Threading.CancellationToken cancellationToken = default) =>
                Webhook.Verifier.RefusalAsync(request, clock ?? global::System.TimeProvider.System, cancellationToken);

            private static global::System.Collections.Generic.IEnumerable<{{webhook.EventType}}> Events(global::Integrator.WebhookRequest request)
            {
                foreach (var part in {{Parts(webhook)}})
                {
                    if (Event(part) is { } found)
                    {
                        yield return found;
                    }
                }
            }

            private static {{webhook.EventType}}? Event(global::Integrator.WebhookRequest part)
            {
                {{Lines(Choices(webhook, types))}}
            }
        }

        /// <summary>An event of {{connector.Name}}.</summary>
        {{access}} abstract partial record {{webhook.EventType}}
        {
            private {{webhook.EventType}}() { }

            {{Lines(webhook.Events.Select(@event => Event(@event, webhook, types)))}}
        }
        """);

    private static string Value(Webhook webhook)
    {
        var value = (Setting.New)webhook.Value;
        return SettingEmitter.Value(value.With([new NamedSetting("Events", new Setting.Code("Events"))]));
    }

    private static string Parts(Webhook webhook) => webhook.Payload is null
        ? "new[] { request }"
        : $"global::Integrator.WebhookParts.Of(request, {webhook.Payload})";

    // Behind an event that every call is, no other is reached.
    private static IEnumerable<string> Choices(Webhook webhook, TypeText types)
    {
        var all = webhook.Events.TakeWhile(static @event => @event.Match.Length > 0).Select(@event => Chosen(@event, webhook, types));
        return all.Append(webhook.Events.FirstOrDefault(static @event => @event.Match.Length == 0) is { } rest ? Chosen(rest, webhook, types) : "return null;");
    }

    private static string Chosen(WebhookEvent @event, Webhook webhook, TypeText types) => @event.Match.Length == 0
        ? $"return {Made(@event, webhook, types)};"
        : $"if ({@event.Match}) return {Made(@event, webhook, types)};";

    private static string Made(WebhookEvent @event, Webhook webhook, TypeText types) =>
        $"new {webhook.EventType}.{@event.Name}(global::Integrator.WebhookParts.Read(part, {types.Reader(@event.Type)}))";

    private static string Event(WebhookEvent @event, Webhook webhook, TypeText types) => Code($"""
        /// <summary>{CSharp.Doc(@event.Summary)}</summary>
        public sealed record {@event.Name}({types.Qualified(@event.Type)} Value) : {webhook.EventType};
        """);
}
