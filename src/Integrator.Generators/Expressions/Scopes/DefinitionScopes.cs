using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Emit;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model;

namespace Integrator.Generators.Expressions.Scopes;

/// <summary>What expressions of one definition may name, place by place.</summary>
/// <param name="context">The type of the account's variables; null where there are none.</param>
internal sealed class DefinitionScopes(IntegrationDefinition definition, ExpressionTypes types, TypeRef.Named? context, FreeNames free)
{
    private readonly HashSet<string> _credentialFields = [.. definition.Credentials.SelectMany(static credential => credential.Asked).Select(static field => field.Name)];
    private readonly HashSet<string> _captured = [.. definition.Credentials.SelectMany(static credential => credential.Captured)];

    private RecordShape? Context => context is null ? null : types.Of(context).Type.Shape;

    /// <summary>The account's variables, the credential and its token, the host's values.</summary>
    /// <param name="root">C# of the <c>AuthScope</c>.</param>
    /// <param name="hasCredential">Whether credentials may be read there.</param>
    /// <param name="isCertain">Whether the variables of the account are known for certain.</param>
    public IReadOnlyList<ScopeName> Account(string root = "scope", bool hasCredential = true, bool isCertain = true) =>
    [
        new("context", IxType.Record(ContextShape(isCertain)), root),
        .. hasCredential ? [new ScopeName("credentials", IxType.Record(Credentials()), root), new ScopeName("oauth", IxType.Record(OAuth()), root)] : Array.Empty<ScopeName>(),
        new("env", IxType.Record(Environment()), root),
        .. free.Bare.Select(name => Free(name, root, isCertain)).OfType<ScopeName>(),
    ];

    public Scope Authorization() => new(
    [
        new("url", IxType.Text.OrNull(), "(scope.Request?.RequestUri?.AbsoluteUri)"),
        new("requestOptions", IxType.Any, "scope.RequestNode"),
        .. Account(),
    ]);

    public static Scope Answer() => new(
    [
        new("response", IxType.Any, "answer.Node"),
        new("status", IxType.Int, "((long)answer.Status)"),
        new("headers", IxType.Record(Texts("headers", "Headers.Text", "HeaderNode")), "answer"),
        new("data", IxType.Any, "answer.Node"),
    ]);

    /// <param name="eventType">C# of what the provider calls the event; null where that is not known yet.</param>
    public Scope Webhook(string? eventType) => new(
    [
        new("body", IxType.Any, "request.Node"),
        new("headers", IxType.Record(Texts("headers", "Header", "HeaderNode")), "request"),
        new("query", IxType.Record(Texts("query", "Query", "QueryNode")), "request"),
        .. eventType is null ? Array.Empty<ScopeName>() : [new ScopeName("event_type", IxType.Text.OrNull(), eventType)],
        .. Account("request.Scope", hasCredential: false, isCertain: false),
    ]);

    public static Scope Paging() => new(
    [
        new("query", IxType.Any, "scope.QueryNode"),
        new("url", IxType.Text.OrNull(), "scope.UrlText"),
        new("requestOptions", IxType.Any, "scope.RequestNode"),
        new("response", IxType.Any, "scope.ResponseNode"),
        new("body", IxType.Any, "scope.Node"),
        new("paginationValues", IxType.Any, "scope.Values"),
        new("cursor", IxType.Text.OrNull(), "scope.Cursor"),
        new("limit", IxType.Int.OrNull(), "((long?)scope.Limit)"),
        new("count", IxType.Int, "((long)scope.ItemCount)"),
    ]);

    private ScopeName? Free(string name, string root, bool isCertain) =>
        ContextShape(isCertain).Member(name) is { } member ? new ScopeName(name, member.Type, member.Access!(root)) : null;

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

        // Who has nothing to say need not say it.
        isCertain &= Context.Members.Any(static known => !known.Type.IsNullable);
        var variables = isCertain ? $"Variables<{Context.CSharp}>()." : $"VariablesIfAny<{Context.CSharp}>()?.";
        var isNullable = member.Type.IsNullable || !isCertain;
        var fallback = definition.Context.FirstOrDefault(field => field.Name == name)?.Keys.Value("default");
        var captured = _captured.Contains(name) ? $" ?? {{0}}.Token?.Value({CSharp.Literal(name)})" : "";
        var otherwise = fallback is not null && member.Type.Kind == IxKind.Text ? $" ?? {CSharp.Literal(fallback.ToString())}" : "";
        var isGiven = otherwise.Length > 0;
        return member with
        {
            Type = isGiven ? member.Type.NotNull() : member.Type.OrNull(isNullable || captured.Length > 0),
            Convert = isGiven ? null : member.Convert,
            Access = scope => isNullable ? $"({scope}.{variables}{member.Property}{captured.Replace("{0}", scope)}{otherwise})" : $"{scope}.{variables}{member.Property}",
        };
    }

    private RecordMember Field(string name) => new(name, "", IxType.Text.OrNull()) { Access = scope => $"{scope}.Field({CSharp.Literal(name)})" };

    private static RecordMember Captured(string name) => new(name, "", IxType.Text.OrNull()) { Access = scope => $"({scope}.Token?.Value({CSharp.Literal(name)}))" };

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
            Of("access_token", IxType.Text.OrNull(), "AccessToken"),
            Of("refresh_token", IxType.Text.OrNull(), "RefreshToken"),
            Of("token_type", IxType.Text.OrNull(), "TokenType"),
            Of("scope", IxType.Text.OrNull(), "Scope"),
            Of("expires_at", IxType.DateTime.OrNull(), "ExpiresAt"),
            .. _captured.Select(Captured),
        ];
        var token = new RecordShape("oauth.token", Runtime.Node, () => members, static _ => throw Secret("the whole token"));
        return new RecordShape("oauth", Runtime.Node, () => [new RecordMember("token", "", IxType.Record(token)) { Access = static scope => scope }], static _ => throw Secret("the whole token"));
    }

    private static RecordMember Of(string wire, IxType type, string property) => new(wire, "", type) { Access = scope => $"({scope}.Token?.{property})" };

    private static OpenShape Environment() => new(
        "env",
        static name => new RecordMember(name, "", IxType.Text.OrNull()) { Access = scope => $"{scope}.Environment({CSharp.Literal(name)})" },
        static () => [],
        static _ => throw Secret("the whole environment"));

    private static OpenShape Texts(string name, string method, string json) => new(
        name,
        header => new RecordMember(header, "", IxType.Text.OrNull()) { Access = code => $"{code}.{method}({CSharp.Literal(header)})" },
        static () => [],
        code => $"{code}.{json}");

    private static RuleFailure Secret(string what) => new(Rules.SecretLeak, default, what, "a value");
}
