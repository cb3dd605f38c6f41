using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Integrations.Binding;

namespace Integrator.Generators.Model.Expressions;

/// <summary>What expressions of one definition may name, place by place.</summary>
/// <param name="context">The type of the account's variables; null where there are none.</param>
internal sealed class DefinitionScopes(IntegrationDefinition definition, ExpressionTypes types, TypeRef.Named? context, FreeNames free)
{
    private static readonly Term s_scope = new Term.Variable("scope");
    private static readonly Term s_answer = new Term.Variable("answer");
    private static readonly Term s_request = new Term.Variable("request");

    private readonly HashSet<string> _credentialFields = [.. definition.CredentialFields.Select(static field => field.Name.Value)];
    private readonly HashSet<string> _captured = [.. definition.Credentials.SelectMany(static credential => credential.Captured).Select(static text => text.Name)];

    private RecordShape? Context => context is null ? null : types.Of(context).Type.Shape;

    /// <summary>The account's variables, the credential and its token, the host's values.</summary>
    /// <param name="root">The <c>AuthScope</c>; the variable <c>scope</c> if null.</param>
    /// <param name="hasCredential">Whether credentials may be read there.</param>
    /// <param name="isCertain">Whether the variables of the account are known for certain.</param>
    public IReadOnlyList<ScopeName> Account(Term? root = null, bool hasCredential = true, bool isCertain = true) => AccountOf(root ?? s_scope, hasCredential, isCertain);

    private IReadOnlyList<ScopeName> AccountOf(Term root, bool hasCredential, bool isCertain) =>
    [
        new("context", IxType.Record(ContextShape(isCertain)), root),
        .. hasCredential ? [new ScopeName("credentials", IxType.Record(Credentials()), root), new ScopeName("oauth", IxType.Record(OAuth()), root)] : Array.Empty<ScopeName>(),
        new("env", IxType.Record(Environment()), root),
        .. free.BareNames.Select(name => Free(name, root, isCertain)).OfType<ScopeName>(),
    ];

    public Scope Authorization() => new(
    [
        new("url", IxType.Text.OrNull(), new Term.Member(new Term.Member(RuntimeValues.AuthScope.Request.Of(s_scope), "RequestUri", IsConditional: true), "AbsoluteUri", IsConditional: true)),
        new("requestOptions", IxType.Any, RuntimeValues.AuthScope.RequestNode.Of(s_scope)),
        .. Account(),
    ]);

    public static Scope Answer() => new(
    [
        new("response", IxType.Any, RuntimeValues.Answer.Node.Of(s_answer)),
        new("status", IxType.Int, new Term.Cast(IxType.Int.Carrier, RuntimeValues.Answer.Status.Of(s_answer))),
        new("headers", IxType.Record(Texts("headers", static (answer, name) => RuntimeValues.ApiHeaders.Text.Invoke(RuntimeValues.Answer.Headers.Of(answer), name), RuntimeValues.Answer.HeaderNode)), s_answer),
        new("data", IxType.Any, RuntimeValues.Answer.Node.Of(s_answer)),
    ]);

    /// <param name="eventType">The provider's name of the event; null if it is not known yet.</param>
    public Scope Webhook(Term? eventType) => new(
    [
        new("body", IxType.Any, RuntimeValues.WebhookRequest.Node.Of(s_request)),
        new("headers", IxType.Record(Texts("headers", static (request, name) => RuntimeValues.WebhookRequest.Header.Invoke(request, name), RuntimeValues.WebhookRequest.HeaderNode)), s_request),
        new("query", IxType.Record(Texts("query", static (request, name) => RuntimeValues.WebhookRequest.Query.Invoke(request, name), RuntimeValues.WebhookRequest.QueryNode)), s_request),
        .. eventType is null ? Array.Empty<ScopeName>() : [new ScopeName("event_type", IxType.Text.OrNull(), eventType)],
        .. Account(RuntimeValues.WebhookRequest.Scope.Of(s_request), hasCredential: false, isCertain: false),
    ]);

    public static Scope Paging() => new(
    [
        new("query", IxType.Any, RuntimeValues.PagingScope.QueryNode.Of(s_scope)),
        new("url", IxType.Text.OrNull(), RuntimeValues.PagingScope.UrlText.Of(s_scope)),
        new("requestOptions", IxType.Any, RuntimeValues.PagingScope.RequestNode.Of(s_scope)),
        new("response", IxType.Any, RuntimeValues.PagingScope.ResponseNode.Of(s_scope)),
        new("body", IxType.Any, RuntimeValues.PagingScope.Node.Of(s_scope)),
        new("paginationValues", IxType.Any, RuntimeValues.PagingScope.Values.Of(s_scope)),
        new("cursor", IxType.Text.OrNull(), RuntimeValues.PagingScope.Cursor.Of(s_scope)),
        new("limit", IxType.Int.OrNull(), new Term.Cast(IxType.Int.OrNull().Carrier, RuntimeValues.PagingScope.Limit.Of(s_scope))),
        new("count", IxType.Int, new Term.Cast(IxType.Int.Carrier, RuntimeValues.PagingScope.ItemCount.Of(s_scope))),
    ]);

    private ScopeName? Free(string name, Term root, bool isCertain) =>
        ContextShape(isCertain).Member(name) is { } member
            ? new ScopeName(name, member.Type, member.Of(root)) { Convert = member.Convert, Fallbacks = member.Fallbacks?.Invoke(root) ?? [] }
            : null;

    private OpenShape ContextShape(bool isCertain) => new(
        "context",
        name => Variable(name, isCertain) ?? (_credentialFields.Contains(name) ? Field(name) : _captured.Contains(name) ? Captured(name) : null),
        () => [.. Context?.Members ?? [], .. _credentialFields.Select(Field)],
        static _ => throw new RuleFailure(Rules.UnsupportedSyntax, default, "The whole context as a value", "name the variables"));

    private RecordMember? Variable(string name, bool isCertain)
    {
        if (Context?.Member(name) is not { } member)
        {
            return null;
        }

        // If every variable is optional, the context may be omitted.
        isCertain &= Context.Members.Any(static known => !known.Type.IsNullable);
        var type = IxType.Record(Context).Carrier;
        Term Given(Term scope) => member.Of((isCertain ? RuntimeValues.AuthScope.Variables : RuntimeValues.AuthScope.VariablesIfAny).Invoke(scope, type), !isCertain);
        var isNullable = member.Type.IsNullable || !isCertain;
        var fallback = definition.Context.FirstOrDefault(field => field.Name.Value == name)?.Default;
        var isCaptured = _captured.Contains(name);
        var isGiven = fallback is not null && member.Type.Kind == IxKind.Text;
        return member with
        {
            Type = isGiven ? member.Type.NotNull() : member.Type.OrNull(isNullable || isCaptured),
            Access = Given,
            Fallbacks = isNullable && (isCaptured || isGiven)
                ? scope => [.. isCaptured ? [CapturedValue(scope, name)] : Array.Empty<Term>(), .. isGiven ? [new Term.Text(fallback!)] : Array.Empty<Term>()]
                : null,
        };
    }

    private RecordMember Field(string name) => new(name, "", IxType.Text.OrNull()) { Access = scope => RuntimeValues.AuthScope.Field.Invoke(scope, new Term.Text(name)) };

    private static RecordMember Captured(string name) => new(name, "", IxType.Text.OrNull()) { Access = scope => CapturedValue(scope, name) };

    private static Term CapturedValue(Term scope, string name) => RuntimeValues.OAuthToken.Value.InvokeIfAny(RuntimeValues.AuthScope.Token.Of(scope), new Term.Text(name));

    private OpenShape Credentials() => new(
        "credentials",
        name => _credentialFields.Contains(name) ? Field(name) : null,
        () => _credentialFields.Select(Field),
        static _ => throw Secret("the whole credential"))
    {
        Unknown = Rules.UnknownCredentialField,
    };

    private RecordShape OAuth()
    {
        IEnumerable<RecordMember> members =
        [
            Of("access_token", IxType.Text.OrNull(), RuntimeValues.OAuthToken.AccessToken),
            Of("refresh_token", IxType.Text.OrNull(), RuntimeValues.OAuthToken.RefreshToken),
            Of("token_type", IxType.Text.OrNull(), RuntimeValues.OAuthToken.TokenType),
            Of("scope", IxType.Text.OrNull(), RuntimeValues.OAuthToken.Scope),
            Of("expires_at", IxType.DateTime.OrNull(), RuntimeValues.OAuthToken.ExpiresAt),
            .. _captured.Select(Captured),
        ];
        var token = new RecordShape("oauth.token", null, () => members, static _ => throw Secret("the whole token"));
        return new RecordShape("oauth", null, () => [new RecordMember("token", "", IxType.Record(token)) { Access = static scope => scope }], static _ => throw Secret("the whole token"));
    }

    private static RecordMember Of(string wire, IxType type, InstanceMember property) =>
        new(wire, "", type) { Access = scope => property.Of(RuntimeValues.AuthScope.Token.Of(scope), isConditional: true) };

    /// <summary>The values of the host.</summary>
    public static OpenShape Environment() => new(
        "env",
        static name => new RecordMember(name, "", IxType.Text.OrNull()) { Access = scope => RuntimeValues.AuthScope.Environment.Invoke(scope, new Term.Text(name)) },
        static () => [],
        static _ => throw Secret("the whole environment"));

    private static OpenShape Texts(string name, Func<Term, Term, Term> member, InstanceMember json) => new(
        name,
        header => new RecordMember(header, "", IxType.Text.OrNull()) { Access = source => member(source, new Term.Text(header)) },
        static () => [],
        source => json.Of(source));

    private static RuleFailure Secret(string what) => new(Rules.SecretLeak, default, what, "a value");
}
