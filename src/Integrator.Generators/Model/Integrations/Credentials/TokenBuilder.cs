using Integrator.Generators.Definitions.Integrations.Credentials;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Model.Integrations.Values;

namespace Integrator.Generators.Model.Integrations.Credentials;

/// <summary>Credentials whose tokens are fetched, to where the tokens come from.</summary>
internal sealed class TokenBuilder
{
    private readonly ValueBuilder _values;
    private readonly Build _build;
    private readonly Scope _account;
    private readonly AddressBuilder _addresses;
    private readonly LoginBuilder _logins;

    public TokenBuilder(ValueBuilder values)
    {
        (_values, _build) = (values, values.Build);
        _account = new Scope(_build.Scopes.Account());
        _addresses = new AddressBuilder(values, _account, ScopeKind.Account);
        _logins = new LoginBuilder(values, _addresses);
    }

    /// <summary>Null if the fields are all there is, or a rule is broken.</summary>
    public TokenSource? Build(CredentialDefinition credential) => credential switch
    {
        CredentialDefinition.OAuth2 { Tokens: { } tokens } oauth => OAuth2(oauth, tokens),
        CredentialDefinition.OAuth1 oauth => OAuth1(oauth),
        CredentialDefinition.Session session => new TokenSource.Session(_logins.Steps(session).ToEquatableArray(), Answer(session.Response)),
        CredentialDefinition.Jwt jwt => Jwt(jwt),
        CredentialDefinition.Hook hook => new TokenSource.Hook(_build.Hooks.Add(hook.Method, hook.Place, static name => new Hook.Tokens(name)), Answer(TokenResponseDefinition.Usual)),
        _ => null,
    };

    private TokenSource.OAuth2? OAuth2(CredentialDefinition.OAuth2 credential, OAuth2Definition tokens)
    {
        if (Grant(credential, tokens) is not { } grant || Address(credential, tokens.Token, "token") is not { } token)
        {
            return null;
        }

        return new TokenSource.OAuth2(
            grant,
            token,
            Address(credential, tokens.Refresh, "refresh"),
            grant == "authorization_code" ? Address(credential, tokens.Authorize, "authorize") : null,
            Address(credential, tokens.Revoke, "revoke"),
            Client(credential, tokens.Client.Id, "id"),
            Client(credential, tokens.Client.Secret, "secret"),
            tokens.Client.IdParameter,
            tokens.Client.SecretParameter,
            tokens.SendsClientInHeader,
            tokens.EncodesClient,
            tokens.BodyFormat.ToString(),
            tokens.TokenMethod is "POST" ? null : tokens.TokenMethod,
            tokens.Scopes.Select(static scope => scope.Value).ToEquatableArray(),
            tokens.ScopeSeparator is " " ? null : tokens.ScopeSeparator,
            _values.Pairs(tokens.AuthorizeParameters, "params", _account, ScopeKind.Account, "the parameter"),
            _values.Pairs(tokens.TokenParameters, "tokenParams", _account, ScopeKind.Account, "the parameter"),
            _values.Pairs(tokens.RefreshParameters, "refreshParams", _account, ScopeKind.Account, "the parameter"),
            _values.Pairs(tokens.TokenHeaders, "tokenHeaders", _account, ScopeKind.Account, "the header"),
            tokens.Pkce.ToString(),
            tokens.CaptureRedirect.Select(static text => new NamedText(text.Name, text.Text)).ToEquatableArray(),
            tokens.LeewaySeconds,
            Answer(tokens.Response));
    }

    // A token that the authorization states needs no consent.
    private TokenSource.OAuth1? OAuth1(CredentialDefinition.OAuth1 credential)
    {
        if (_build.Definition.Authorization is AuthorizationDefinition.OAuth1 { Token: not null }
            || Address(credential, credential.Application.RequestTokenUrl, "request token") is not { } request
            || Address(credential, credential.Application.AuthorizeUrl, "authorize") is not { } authorize
            || Address(credential, credential.Application.TokenUrl, "token") is not { } token)
        {
            return null;
        }

        return new TokenSource.OAuth1(request, authorize, token, new OAuth1Builder(_values, _account).Build(credential.Name, credential.Application, token: null));
    }

    private Value? Address(CredentialDefinition credential, ValueSyntax? url, string use) =>
        url is null ? null : _addresses.Of($"{Spelled(credential.Name)} {use} url", url);

    private string? Grant(CredentialDefinition.OAuth2 credential, OAuth2Definition tokens)
    {
        if (credential.Flow != OAuth2Flow.AuthorizationCode)
        {
            return tokens.GrantType ?? (credential.Flow == OAuth2Flow.Keka ? "kekaapi" : "client_credentials");
        }

        if (tokens.Authorize is not null)
        {
            CheckRenewal(credential, tokens);
            return "authorization_code";
        }

        if (tokens.GrantType == "client_credentials")
        {
            _build.Report.AddAtKey(Rules.ClientCredentials, credential.Place, credential.Name);
        }

        if (tokens.GrantType is null or "authorization_code")
        {
            _build.Report.Add(Rules.NoAuthorizeAddress, tokens.AuthPlace, credential.Name);
            return null;
        }

        return tokens.GrantType;
    }

    private void CheckRenewal(CredentialDefinition credential, OAuth2Definition tokens)
    {
        var expires = tokens.Response.ExpiresPath is not null || tokens.Response.LifetimeSeconds is not null;
        var renews = tokens.Response.RefreshTokenPath is not null || tokens.HasRefreshParameters || tokens.Refresh is not null
            || tokens.Scopes.Any(static scope => scope.Value.StartsWith("offline", StringComparison.Ordinal));
        if (expires && !renews)
        {
            _build.Report.AddAtKey(Rules.UnrenewableToken, credential.Place, credential.Name);
        }
    }

    private Value? Address(CredentialDefinition credential, OAuth2Address? address, string use) =>
        address is null ? null : _addresses.Of($"{Spelled(credential.Name)} {use} url", address.Host, address.Path);

    // The application of the account overrides that of the definition.
    private Value? Client(CredentialDefinition credential, ValueSyntax? value, string part)
    {
        var field = "client_" + part;
        if (_values.Text(value, $"{Spelled(credential.Name)} {field}", _account, ScopeKind.Account, "client." + part) is not { } given)
        {
            return null;
        }

        var own = new Value.Inline(RuntimeValues.AuthScope.Field.Invoke(new Term.Variable("scope"), new Term.Text(field)));
        return credential.Heading.Fields.All(asked => asked.Name.Value != field) || given == own ? given : new Value.Either(own, given);
    }

    private TokenSource.Jwt? Jwt(CredentialDefinition.Jwt credential)
    {
        var token = credential.Token;
        if (token.Algorithm.Value == "EdDSA")
        {
            _build.Report.Add(Rules.WrongShape, token.Algorithm.Place, token.Algorithm.Place.Segment, "one that .NET has, or a hook", token.Algorithm.Value);
            return null;
        }

        return _values.Text(token.Key, credential.Name + " key", _account, ScopeKind.Account, "the key") is not { } key ? null : new TokenSource.Jwt(
            token.Algorithm.Value,
            key,
            _values.Json(token.Header, credential.Name + " headers", _account, ScopeKind.Account),
            _values.Json(token.Payload, credential.Name + " payload", _account, ScopeKind.Account),
            token.LifetimeSeconds,
            token.Exchange is { } exchange ? _logins.Exchange(credential, exchange) : null,
            Answer(token.Response) is var answer && token.Exchange?.ResponsePath is { } path && answer.TokenPath is null ? answer with { TokenPath = path } : answer);
    }

    private static TokenAnswer Answer(TokenResponseDefinition response) => new(
        response.TokenPath,
        response.RefreshTokenPath,
        response.ExpiresPath,
        response.ExpiresFormat.ToString(),
        response.LifetimeSeconds,
        response.Capture.Select(static text => new NamedText(text.Name, text.Text)).ToEquatableArray());

    // OAuth is spelled as its authors do.
    private static string Spelled(string name) => name.StartsWith("oauth", StringComparison.OrdinalIgnoreCase) ? "OAuth" + name.Substring("oauth".Length) : name;
}
