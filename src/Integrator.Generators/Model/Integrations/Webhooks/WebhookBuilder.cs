using Integrator.Generators.Definitions.Integrations.Webhooks;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Integrations.Values;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Model.Integrations.Webhooks;

/// <summary>The webhook of a definition: proof, handshake, events.</summary>
internal sealed class WebhookBuilder(ValueBuilder values)
{
    private readonly Build _build = values.Build;

    public Webhook? Build()
    {
        if (_build.Definition.Webhook is not { } webhook)
        {
            return null;
        }

        if (webhook.Success is { } success)
        {
            CheckSecrets(success);
        }

        var type = Expression(webhook.EventType, "event type", null);
        return new Webhook(
            new VerifierBuilder(values).Build(webhook.Verifier),
            Handshake(webhook.Handshake),
            webhook.AllowsUnsignedHandshake,
            Expression(webhook.EventId, "event id", null),
            Account(webhook.Account, "account"),
            Account(webhook.AccountOfSecret, "account of the secret"),
            webhook.Success is { } answer ? new WebhookAnswer(answer.Status, answer.Body, answer.IsText, answer.Headers.Select(static header => new NamedText(header.Name, header.Text)).ToEquatableArray()) : null,
            _build.Name + "Event",
            Events(webhook, type).ToEquatableArray(),
            Expression(webhook.Payload, "payload", null, IxType.Any),
            webhook.Events.Any(static @event => @event.IsBatch));
    }

    private AccountLookup? Account(AccountLookupDefinition? lookup, string name) =>
        lookup is not null && Expression(lookup.Value, name, null) is { } value ? new AccountLookup(lookup.Field, value) : null;

    private void CheckSecrets(SuccessDefinition success)
    {
        foreach (var value in success.Computed)
        {
            _build.Secrets.Check(value, "whoever calls");
        }
    }

    private Handshake? Handshake(ValueSyntax? value)
    {
        if (value is null || values.Natural(value, _build.Scopes.Webhook(null)) is not { } computation)
        {
            return null;
        }

        if (computation is HookReference hook)
        {
            _build.Report.Add(Rules.OptionalHook, value.Place, hook.Name);
            return new Handshake(_build.Hooks.Add(hook.Name, hook.Place, static name => new Hook.Handshake(name)), IsHook: true);
        }

        var type = ((TypedExpression)computation).Type;
        if (!IsAnswer(type))
        {
            var text = ExpressionBinder.TextOf(value);
            text.Add(_build.Report, Rules.WrongHandshake, new TextSpan(0, text.Text.Length), type.ToString());
            return null;
        }

        return Expression(value, "handshake", null, IxType.Any) is { } answer ? new Handshake(answer, IsHook: false) : null;
    }

    private static bool IsAnswer(IxType type) => type.Kind is IxKind.Any or IxKind.Null
        || (type.Kind == IxKind.Record && (type.Shape is not JsonShape shape || shape.Members.Any(static member => member.Wire is "status_code" or "update_context" or "payload" or "meta")));

    private IEnumerable<WebhookEvent> Events(WebhookDefinition webhook, Value? type)
    {
        var names = new NameScope([.. Names.OfRecords, "Value"]);
        var matches = new Dictionary<string, string>(StringComparer.Ordinal);
        var scope = _build.Scopes.Webhook(type is null ? null : Term(type));
        foreach (var @event in webhook.Events)
        {
            if (matches.TryGetValue(@event.MatchText, out var other))
            {
                _build.Report.Add(Rules.EventsAlike, @event.MatchPlace, other, @event.Name);
                continue;
            }

            matches.Add(@event.MatchText, @event.Name);
            var match = values.Computed(@event.Match, "is " + @event.Name, scope, ScopeKind.Webhook, new Target("match", IxType.Bool));
            if (match is not null || @event.Match is null)
            {
                yield return new WebhookEvent(names.Take(Names.Pascal(@event.Name)), Type(@event), Prose.Sentence(Prose.Summary(@event.Description, "The event " + @event.Name)), match);
            }
        }
    }

    private TypeRef Type(WebhookEventDefinition @event)
    {
        var schema = _build.Bound.Events.TryGetValue(@event.Name, out var key) && _build.Api.Schemas.ContainsKey(key) ? new SchemaDefinition(@event.Schema!.Place) { Reference = key } : null;
        return schema is null ? TypeRef.Any : _build.Types.Of(schema, Names.Pascal(@event.Name) + "Event").NotNull();
    }

    // What the provider calls an event, as other expressions of the webhook see it.
    private Term Term(Value type)
    {
        var request = new Term.Variable("request");
        return type switch
        {
            Value.Inline inline => inline.Term,
            Value.Method method => new Term.Function(_build.Class(method.Owner), method.Name, [request]),
            _ => throw new InvalidOperationException(type.GetType().Name),
        };
    }

    private Value? Expression(ValueSyntax? value, string name, Term? type, IxType? target = null) => values.Computed(
        value, "webhook " + name, _build.Scopes.Webhook(type), ScopeKind.Webhook, new Target(value?.Place.Segment ?? name, target ?? IxType.Text.OrNull()));
}
