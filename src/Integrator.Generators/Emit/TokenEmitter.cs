using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Initializer;

namespace Integrator.Generators.Emit;

/// <summary>Where the tokens of a credential come from.</summary>
internal sealed class TokenEmitter(ValueEmitter values)
{
    public string Tokens(TokenSource source) => source switch
    {
        TokenSource.OAuth2 oauth => OAuth2(oauth),
        TokenSource.OAuth1 oauth => New(
            RuntimeNames.OAuth1Tokens,
            [],
            Set("RequestTokenUrl", Function(oauth.RequestTokenUrl)),
            Set("AuthorizeUrl", Function(oauth.AuthorizeUrl)),
            Set("TokenUrl", Function(oauth.TokenUrl)),
            Set("Client", new SchemeEmitter(values).Value(oauth.Client))),
        TokenSource.Session session => New(RuntimeNames.SessionTokens, [], Set("Steps", List(session.Steps.Select(Request))), Answer(session.Answer)),
        TokenSource.Jwt jwt => New(
            RuntimeNames.JwtTokens,
            [],
            $"Algorithm = {RuntimeNames.JwtAlgorithm}.{jwt.Algorithm}",
            Set("Key", Function(jwt.Key)),
            Set("Header", FunctionIfAny(jwt.Header)),
            Set("Payload", FunctionIfAny(jwt.Payload) ?? $"static _ => new {RuntimeNames.JsonObject}()"),
            Seconds("Lifetime", jwt.LifetimeSeconds),
            Exchange(jwt.Exchange),
            Answer(jwt.Answer)),
        TokenSource.Hook hook => New(RuntimeNames.HookTokens, [], Set("Fetch", Function(hook.Method))),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    private string OAuth2(TokenSource.OAuth2 oauth) => New(
        RuntimeNames.OAuth2Tokens,
        [],
        Text("GrantType", oauth.GrantType),
        Set("TokenUrl", Function(oauth.TokenUrl)),
        Set("RefreshUrl", FunctionIfAny(oauth.RefreshUrl)),
        Set("AuthorizeUrl", FunctionIfAny(oauth.AuthorizeUrl)),
        Set("RevokeUrl", FunctionIfAny(oauth.RevokeUrl)),
        Set("ClientId", FunctionIfAny(oauth.ClientId)),
        Set("ClientSecret", FunctionIfAny(oauth.ClientSecret)),
        Text("IdParameter", oauth.IdParameter),
        Text("SecretParameter", oauth.SecretParameter),
        Choice("Authentication", RuntimeNames.ClientAuthentication, oauth.SendsClientInHeader ? "Header" : null),
        oauth.EncodesClient ? null : "EncodesClient = false",
        Choice("BodyFormat", RuntimeNames.TokenBodyFormat, oauth.BodyFormat, "Form"),
        Text("Method", oauth.Method),
        Texts("Scopes", oauth.Scopes),
        Text("ScopeSeparator", oauth.ScopeSeparator),
        Set("AuthorizeParameters", Pairs(oauth.AuthorizeParameters)),
        Set("TokenParameters", Pairs(oauth.TokenParameters)),
        Set("RefreshParameters", Pairs(oauth.RefreshParameters)),
        Set("TokenHeaders", Pairs(oauth.TokenHeaders)),
        Choice("Pkce", RuntimeNames.PkceMethod, oauth.Pkce, "S256"),
        Map("CaptureRedirect", oauth.CaptureRedirect),
        Seconds("Leeway", oauth.LeewaySeconds),
        Answer(oauth.Answer));

    // A client of RFC 7523 needs nothing but the address.
    private string? Exchange(JwtExchange? exchange) => exchange switch
    {
        null => null,
        JwtExchange.Bearer bearer => Set("Exchange", New(RuntimeNames.OAuth2Tokens, [], Text("GrantType", "jwt-bearer"), Set("TokenUrl", Function(bearer.Url)))),
        JwtExchange.Request request => Set("Request", Request(request.Value)),
        _ => throw new ArgumentOutOfRangeException(nameof(exchange), exchange, null),
    };

    private string Request(LoginRequest request)
    {
        List<string> arguments =
        [
            CSharp.Literal(request.Verb),
            Address(request.Url),
            PairList(request.Headers),
            PairList(request.Query),
            CSharp.Literal(request.MediaType),
            .. request.Body is null ? Array.Empty<string>() : [values.Operand(request.Body, ScopeKind.Login)],
        ];
        return $"static login => {RuntimeNames.LoginRequest}.Of({string.Join(", ", arguments)})";
    }

    // The address of a login is computed from the account alone.
    private string Address(Value url) => url is Value.Method ? $"{values.Function(url, ScopeKind.Account)}(login.Scope)" : values.Operand(url, ScopeKind.Login);

    private string PairList(EquatableArray<NamedValue> pairs) => pairs.Count == 0 ? "null" : values.PairList(pairs, ScopeKind.Login);

    private static string? Answer(TokenAnswer answer) => answer.IsUsual ? null : Set("Answer", New(
        RuntimeNames.TokenAnswer,
        [],
        Text("TokenPath", answer.TokenPath),
        Text("RefreshTokenPath", answer.RefreshTokenPath),
        Text("ExpiresPath", answer.ExpiresPath),
        Choice("ExpiresFormat", RuntimeNames.ExpiryFormat, answer.ExpiresFormat, "InSeconds"),
        Seconds("Lifetime", answer.LifetimeSeconds),
        Map("Capture", answer.Capture)));

    private string Function(Value value) => values.Function(value, ScopeKind.Account);

    private string? FunctionIfAny(Value? value) => values.FunctionIfAny(value, ScopeKind.Account);

    private string? Pairs(EquatableArray<NamedValue> pairs) => values.Pairs(pairs, ScopeKind.Account);
}
