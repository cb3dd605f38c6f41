using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Initializer;

namespace Integrator.Generators.Emit;

/// <summary>How requests carry credentials.</summary>
internal sealed class SchemeEmitter(ValueEmitter values)
{
    public string Value(Scheme scheme) => scheme switch
    {
        Scheme.Bearer { Word: "Bearer" } => New("global::Integrator.BearerScheme", [Name(scheme)]),
        Scheme.Bearer bearer => New("global::Integrator.BearerScheme", [Name(scheme), CSharp.Literal(bearer.Word)]),
        Scheme.Basic => New("global::Integrator.BasicScheme", [Name(scheme)]),
        Scheme.ApiKey key => New("global::Integrator.ApiKeyScheme", [Name(scheme), $"global::Integrator.ApiKeyPlace.{key.Place}", CSharp.Literal(key.Parameter)]),
        Scheme.Token token => New(RuntimeNames.TokenScheme, [Name(scheme), token.Value is null ? "static scope => scope.Token?.AccessToken" : Function(token.Value), .. Word(token)], Flag("SeesRequest", token.SeesRequest)),
        Scheme.Password password => New(RuntimeNames.PasswordScheme, [Name(scheme), Function(password.User), password.Secret is null ? "static _ => null" : Function(password.Secret)]),
        Scheme.Header header => New(RuntimeNames.HeaderScheme, [Name(scheme), CSharp.Literal(header.HeaderName), Function(header.Value)]),
        Scheme.Headers headers => New(RuntimeNames.HeaderScheme, [Name(scheme), values.Pairs(headers.Values, ScopeKind.Account) ?? "static _ => []"]),
        Scheme.ComputedHeaders computed => $"{RuntimeNames.HeaderScheme}.Of({Name(scheme)}, {Function(computed.Value)})",
        Scheme.Query query => New(RuntimeNames.QueryScheme, [Name(scheme), CSharp.Literal(query.Parameter), Function(query.Value)]),
        Scheme.Cookie cookie => New(RuntimeNames.CookieScheme, [Name(scheme), CSharp.Literal(cookie.CookieName), Function(cookie.Value)]),
        Scheme.OAuth1 oauth => OAuth1(oauth),
        Scheme.SigV4 signed => New(
            RuntimeNames.SigV4Scheme,
            [Name(scheme)],
            Set("AccessKey", Function(signed.AccessKey)),
            Set("SecretKey", Function(signed.SecretKey)),
            Set("SessionToken", Function(signed.SessionToken)),
            Set("Region", Function(signed.Region)),
            Set("Service", Function(signed.Service))),
        Scheme.Hook hook => New(RuntimeNames.HookScheme, [Name(scheme), Function(hook.Method)]),
        _ => throw new ArgumentOutOfRangeException(nameof(scheme), scheme, null),
    };

    private string OAuth1(Scheme.OAuth1 oauth) => New(
        RuntimeNames.OAuth1Scheme,
        [Name(oauth)],
        Set("ConsumerKey", Function(oauth.ConsumerKey)),
        Set("ConsumerSecret", Function(oauth.ConsumerSecret)),
        Set("Token", values.FunctionIfAny(oauth.AccessToken, ScopeKind.Account)),
        Set("Method", $"{RuntimeNames.OAuth1Method}.{oauth.Method}"),
        Set("PrivateKey", values.FunctionIfAny(oauth.PrivateKey, ScopeKind.Account)));

    private static IEnumerable<string> Word(Scheme.Token token) => token.Word is { } word ? [CSharp.Literal(word)] : [];

    private static string Name(Scheme scheme) => CSharp.Literal(scheme.Name);

    private string Function(Value value) => values.Function(value, ScopeKind.Account);
}
