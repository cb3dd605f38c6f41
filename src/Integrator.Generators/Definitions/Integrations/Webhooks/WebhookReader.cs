using System.Text.Json;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Webhooks;

/// <summary>The webhook of a definition.</summary>
internal static class WebhookReader
{
    private const string Key = "webhook";

    public static WebhookDefinition? Read(DefinitionObject definition)
    {
        if (definition.ObjectIfAny(Key) is not { } webhook)
        {
            return null;
        }

        var account = Account(webhook.Object("account_lookup"), "context_field", "value");
        var accountOfSecret = Account(webhook.Object("signature_verification").Object("config"), "context_lookup_field_name", "context_lookup_field_value");
        var subscription = Subscription(webhook.ObjectIfAny("subscription"));
        if (subscription?.IsOfApplication == true && account is null && accountOfSecret is null)
        {
            definition.Report.AddAtKey(Rules.NoAccountLookup, definition.Place[Key]);
        }

        return new WebhookDefinition(
            VerifierReader.Read(webhook),
            webhook.Flag("allow_unsigned_handshake") == true,
            webhook.Expression("handle_verification"),
            webhook.Expression("payload_transform"),
            webhook.ObjectIfAny("success_response") is { IsEmpty: false } success ? Success(success) : null,
            webhook.Expression("event_type"),
            webhook.Expression("event_id"),
            account,
            accountOfSecret,
            [.. webhook.Object("events").Objects().Select(static @event => Event(@event.Key, @event.Value))],
            subscription,
            webhook.Place);
    }

    private static AccountLookupDefinition? Account(DefinitionObject lookup, string fieldKey, string valueKey) =>
        lookup.Text(fieldKey) is { } field && lookup.Expression(valueKey) is { } value ? new AccountLookupDefinition(field, value) : null;

    private static SuccessDefinition Success(DefinitionObject success)
    {
        var body = success.Node("body");
        var isText = body is null || body.GetValueKind() == JsonValueKind.String;
        return new SuccessDefinition(
            success.Whole("status_code") ?? 200,
            isText ? body?.ToString() : body!.ToJsonString(),
            isText,
            success.TextPairs("headers"),
            [.. new[] { success.Value("body") }.Concat(PatternReader.Headers(success, "headers").Select(static header => header.Value)).OfType<ValueSyntax>()]);
    }

    private static WebhookEventDefinition Event(string name, DefinitionObject keys)
    {
        const string MatchKey = "match";
        return new WebhookEventDefinition(
            name,
            keys.Expression(MatchKey),
            keys.Node(MatchKey)?.ToString() ?? "",
            keys.Schema("schema"),
            keys.Located("resource"),
            keys.Text("description"),
            keys.Flag("batch") == true,
            keys.Place,
            keys.Has(MatchKey) ? keys.Place[MatchKey] : keys.Place);
    }

    private static SubscriptionDefinition? Subscription(DefinitionObject? subscription)
    {
        if (subscription is null)
        {
            return null;
        }

        var hasDelete = subscription.Has(SubscriptionDefinition.Delete);
        if (!hasDelete)
        {
            subscription.Report.AddAtKey(Rules.PermanentSubscription, subscription.Place);
        }

        IEnumerable<MethodDefinition?> methods =
        [
            Method(subscription, "create", "Registers a callback"),
            Method(subscription, "renew", "Renews a callback"),
            Method(subscription, SubscriptionDefinition.Delete, "Removes a callback"),
        ];
        return new SubscriptionDefinition([.. methods.OfType<MethodDefinition>()], hasDelete, subscription.Text("scope") == "application", Answer(subscription), subscription.Place);
    }

    private static MethodDefinition? Method(DefinitionObject subscription, string step, string description) =>
        subscription.ObjectIfAny(step) is not { } keys ? null : MethodReader.Read(keys, new MethodHeading(SubscriptionDefinition.Resource, step)
        {
            Description = description,
            IsPaged = false,
            AnswersAnything = true,
            IgnoresAnswer = step == SubscriptionDefinition.Delete,
        });

    private static SubscriptionAnswerDefinition? Answer(DefinitionObject subscription)
    {
        const string RenewKey = "renew_before_seconds";
        var (id, expires) = (subscription.Text("id_path"), subscription.Text("expires_path"));
        if (expires is null && subscription.Has(RenewKey))
        {
            subscription.Report.Add(Rules.WrongShape, subscription.Place[RenewKey], RenewKey, "beside 'expires_path'", "alone");
        }

        return id is null && expires is null ? null : new SubscriptionAnswerDefinition(id, expires, subscription.Whole(RenewKey));
    }
}
