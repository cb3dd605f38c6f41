using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;

namespace Integrator.Generators.Model.Integrations;

/// <summary>The webhook of a definition: proof, questions, events.</summary>
internal sealed class WebhookBuilder(BoundApi bound, TypeBuilder types, DefinitionScopes scopes, ValueBuilder values, HookList hooks, string connector)
{
    private const string Space = "global::Integrator.";

    private readonly Written _keys = bound.Definition.Webhook!.Keys;

    public Webhook Build(string eventType)
    {
        Check();
        IEnumerable<NamedSetting?> members =
        [
            new("Connector", new Setting.Text(connector)),
            new("Verifier", new VerifierBuilder(scopes, values, hooks).Build(_keys.Object("signature_verification"))),
            _keys.Has("handle_verification") && Handshake() is { } handshake ? new NamedSetting("Handshake", handshake) : null,
            _keys.Flag("allow_unsigned_handshake") == true ? new NamedSetting("AllowsUnsignedHandshake", Setting.Of(true)) : null,
            _keys.Has("event_id") && Expression(_keys, "event_id", null) is { } id ? new NamedSetting("EventId", Single(id)) : null,
            Account() is { } account ? new NamedSetting("Account", account) : null,
            _keys.Object("success_response") is { Keys.Count: > 0 } success ? new NamedSetting("Success", Answer(success)) : null,
        ];
        var type = _keys.Has("event_type") ? Expression(_keys, "event_type", null) : null;
        var payload = _keys.Has("payload_transform") ? Payload() : null;
        return new Webhook(
            new Setting.New(Space + $"Webhook<{eventType}>", [], members.OfType<NamedSetting>().ToEquatableArray()),
            eventType,
            Events(type is null ? null : ((Setting.Code)ValueBuilder.Called(type, ScopeKind.Webhook)).CSharp).ToEquatableArray(),
            payload ?? (IsBatch ? "request.Node" : null));
    }

    // Several events in one call have an id each, and the call has none.
    private Setting Single(Setting id) => !IsBatch ? id
        : new Setting.Function("request", new Setting.Call(Space + "WebhookParts.Id", new[] { new Setting.Code("request"), id }.ToEquatableArray()));

    private bool IsBatch => bound.Definition.Webhook!.Events.Any(static @event => @event.Keys.Flag("batch") == true);

    private void Check()
    {
        var subscription = bound.Definition.Webhook!.Subscription;
        if (subscription.Text("scope") == "application" && !_keys.Has("account_lookup"))
        {
            values.Report.AddAtKey(Rules.NoAccountLookup, bound.Definition.Keys.Place["webhook"]);
        }

        if (subscription.Has("create") && !subscription.Has("delete"))
        {
            values.Report.AddAtKey(Rules.PermanentSubscription, _keys.Place["subscription"]);
        }
    }

    private Setting? Handshake()
    {
        var at = _keys.Place["handle_verification"];
        if (values.Natural(_keys.Value("handle_verification"), at, scopes.Webhook(null)) is not { } computation)
        {
            return null;
        }

        if (computation is HookReference hook)
        {
            values.Report.Add(Rules.OptionalHook, at, hook.Name);
            return new Setting.Code(hooks.Add(hook.Name, "global::Integrator.WebhookRequest request", "global::Integrator.WebhookHandshake?", isRequired: false));
        }

        var type = ((TypedExpression)computation).Type;
        if (!IsAnswer(type))
        {
            values.Text(_keys.Place["handle_verification"], _keys.Value("handle_verification")!.ToString()).Add(values.Report, Rules.WrongHandshake, new Microsoft.CodeAnalysis.Text.TextSpan(0, _keys.Value("handle_verification")!.ToString().Length), type.ToString());
            return null;
        }

        var function = Expression(_keys, "handle_verification", null, IxType.Any);
        return function is null ? null : new Setting.Function("request", new Setting.Call(Space + "WebhookParts.Handshake", new[] { ValueBuilder.Called(function, ScopeKind.Webhook) }.ToEquatableArray()));
    }

    private static bool IsAnswer(IxType type) => type.Kind is IxKind.Any or IxKind.Null
        || (type.Kind == IxKind.Record && (type.Shape is not JsonShape shape || shape.Members.Any(static member => member.Wire is "status_code" or "update_context" or "payload")));

    private Setting.Function? Account()
    {
        var lookup = _keys.Object("account_lookup");
        if (lookup.Text("context_field") is not { } field || Expression(lookup, "value", null) is not { } value)
        {
            return null;
        }

        var arguments = new[] { new Setting.Text(field), ValueBuilder.Called(value, ScopeKind.Webhook) }.ToEquatableArray();
        return new Setting.Function("request", new Setting.Call(Space + "WebhookParts.Account", arguments));
    }

    private Setting.New Answer(Written success)
    {
        new SecretNames(bound.Definition, values.Report).Check(success.Keys, success.Place, bound.Texts, "whoever calls");
        var body = success.Value("body");
        var isText = body is null || body.GetValueKind() == System.Text.Json.JsonValueKind.String;
        var headers = success.Object("headers").Keys;
        return new Setting.New(
            Space + "WebhookAnswer",
            new[]
            {
                Setting.Of(success.Whole("status_code") ?? 200),
                body is null ? new Setting.Code("null") : new Setting.Text(isText ? body.ToString() : body.ToJsonString()),
                new Setting.Text(isText ? "text/plain; charset=utf-8" : "application/json"),
            }.ToEquatableArray(),
            headers.Count == 0 ? [] : new NamedSetting[] { new("Headers", new Setting.Map(headers.Select(static header => new NamedSetting(header.Key, new Setting.Text(header.Value?.ToString() ?? ""))).ToEquatableArray())) }.ToEquatableArray());
    }

    private string? Payload() => Expression(_keys, "payload_transform", null, IxType.Any) is { } payload ? ((Setting.Code)ValueBuilder.Called(payload, ScopeKind.Webhook)).CSharp : null;

    private IEnumerable<WebhookEvent> Events(string? type)
    {
        var names = new NameScope([.. Names.OfRecords, "Value"]);
        var matches = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, keys) in bound.Definition.Webhook!.Events)
        {
            var match = keys.Value("match")?.ToString() ?? "";
            if (matches.TryGetValue(match, out var other))
            {
                values.Report.Add(Rules.EventsAlike, keys.Has("match") ? keys.Place["match"] : keys.Place, other, name);
                continue;
            }

            matches.Add(match, name);
            var condition = keys.Has("match") ? Condition(keys, type?.Replace("(request)", "(part)"), name) : "";
            if (condition is not null)
            {
                var schema = bound.Events.TryGetValue(name, out var key) && bound.Api.Schemas.ContainsKey(key) ? new SchemaDefinition(keys.Place["schema"]) { Reference = key } : null;
                yield return new WebhookEvent(names.Take(Names.Pascal(name)), schema is null ? TypeRef.Any : types.Of(schema, Names.Pascal(name) + "Event").NotNull(), Prose.Sentence(Prose.Summary(keys.Text("description"), "The event " + name)), condition);
            }
        }
    }

    private string? Condition(Written keys, string? type, string name)
    {
        var scope = scopes.Webhook(type is null ? null : Printed.Code(type.Replace("(part)", "(request)")));
        return values.Expression(keys.Value("match"), keys.Place["match"], "is " + name, scope, ScopeKind.Webhook, new Target("match", IxType.Bool)) is { } condition
            ? values.Functions.Add("matches " + name, "bool", "global::Integrator.WebhookRequest request", ((Setting.Code)ValueBuilder.Called(condition, ScopeKind.Webhook)).CSharp) + "(part)"
            : null;
    }

    private Setting? Expression(Written keys, string key, string? type, IxType? target = null) => values.Expression(
        keys.Value(key),
        keys.Place[key],
        "webhook " + key,
        scopes.Webhook(type is null ? null : Printed.Code(type)),
        ScopeKind.Webhook,
        new Target(key, target ?? IxType.Text.OrNull()));
}
