using System.Globalization;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Scopes;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Credentials whose tokens are fetched, to where they come from.</summary>
internal sealed class TokenBuilder(DefinitionScopes scopes, ValueBuilder values, AddressBuilder addresses, LoginBuilder logins, HookList hooks)
{
    private const string Space = "global::Integrator.";
    private const string Hook = "global::Integrator.AuthScope scope, global::System.Threading.CancellationToken cancellationToken";

    /// <summary>Null where the fields are all there is.</summary>
    public Setting? Build(CredentialDefinition credential) => credential.Format switch
    {
        "oauth2" or "oauth2_client_credentials" or "keka_oauth" when credential.Config.Has("auth") => OAuth2(credential),
        "session" => Session(credential),
        "jwt" => logins.Jwt(credential),
        "hook" when credential.Config.Text("hook") is { } hook => New("HookTokens", [new("Fetch", new Setting.Code(hooks.Add(hook, new ScopeKind("scope", Hook), $"global::System.Threading.Tasks.ValueTask<{Space}OAuthToken>")))]),
        _ => null,
    };

    private Setting.New? OAuth2(CredentialDefinition credential)
    {
        var config = credential.Config;
        var auth = config.Object("auth");
        if (Grant(credential) is not { } grant)
        {
            return null;
        }

        if (Address(credential, auth, "token") is not { } token)
        {
            return null;
        }

        List<NamedSetting?> members =
        [
            new("GrantType", new Setting.Text(grant)),
            new("TokenUrl", token),
            Address(credential, auth, "refresh") is { } refresh ? new NamedSetting("RefreshUrl", refresh) : null,
            grant == "authorization_code" && Address(credential, auth, "authorize") is { } authorize ? new NamedSetting("AuthorizeUrl", authorize) : null,
            .. Client(credential),
            .. Options(config),
            .. Answer(credential, config),
        ];
        return New("OAuth2Tokens", members.OfType<NamedSetting>());
    }

    private string? Grant(CredentialDefinition credential)
    {
        var config = credential.Config;
        var asked = config.Object("tokenParams").Text("grant_type");
        if (credential.Format == "keka_oauth")
        {
            return asked ?? "kekaapi";
        }

        if (credential.Format == "oauth2_client_credentials")
        {
            return asked ?? "client_credentials";
        }

        if (config.Object("auth").Has("authorizePath"))
        {
            CheckRenewal(credential);
            return "authorization_code";
        }

        if (asked == "client_credentials")
        {
            values.Report.AddAtKey(Rules.ClientCredentials, credential.Keys.Place, credential.Name);
        }

        if (asked is null or "authorization_code")
        {
            values.Report.Add(Rules.NoAuthorizeAddress, config.Place["auth"], credential.Name);
            return null;
        }

        return asked;
    }

    private void CheckRenewal(CredentialDefinition credential)
    {
        var config = credential.Config;
        var answer = config.Object("token_response");
        var expires = answer.Has("expires_path") || config.Has("tokenExpiryDuration");
        var renews = answer.Has("refresh_token_path") || config.Has("refreshParams") || config.Object("auth").Has("refreshPath") || config.Texts("scope").Any(static scope => scope.StartsWith("offline", StringComparison.Ordinal));
        if (expires && !renews)
        {
            values.Report.AddAtKey(Rules.UnrenewableToken, credential.Keys.Place, credential.Name);
        }
    }

    private Setting? Address(CredentialDefinition credential, Written auth, string kind)
    {
        if (!auth.Has(kind + "Path") && !auth.Has(kind + "Host") && kind != "token")
        {
            return null;
        }

        var host = auth.Has(kind + "Host") ? kind + "Host" : "tokenHost";
        return addresses.Of(credential.Name + " " + kind + " url", (auth.Text(host), auth.Place[host]), (auth.Text(kind + "Path"), auth.Place[kind + "Path"])) is not { } address
            ? null
            : address is Setting.Text ? new Setting.Function("_", address) : address;
    }

    private IEnumerable<NamedSetting> Client(CredentialDefinition credential)
    {
        var client = credential.Config.Object("client");
        foreach (var (key, member, field) in (IEnumerable<(string, string, string)>)[("id", "ClientId", "client_id"), ("secret", "ClientSecret", "client_secret")])
        {
            if (!client.Has(key))
            {
                continue;
            }

            if (key == "secret")
            {
                Secrets.Check(client.Value(key), client.Place[key], values.Report);
            }

            // An application of one's own goes before that of the definition.
            var own = credential.Fields.Any(asked => asked.Name == field) ? $"scope.Field({ComputedList.Literal(field)}) ?? " : "";
            if (values.Of(client.Value(key), client.Place[key], credential.Name + " " + field, new Expressions.Scope(scopes.Account()), ScopeKind.Account, $"client.{key}") is { } value)
            {
                yield return new NamedSetting(member, own.Length == 0 || ValueBuilder.Called(value, ScopeKind.Account) is Setting.Code { CSharp: var called } && own == called + " ?? "
                    ? value is Setting.Text ? new Setting.Function("_", value) : value
                    : new Setting.Function("scope", new Setting.Joined(new Setting.Code(own), ValueBuilder.Called(value, ScopeKind.Account))));
            }
        }

        foreach (var (key, member) in (IEnumerable<(string, string)>)[("id_param", "IdParameter"), ("secret_param", "SecretParameter")])
        {
            if (client.Text(key) is { } name)
            {
                yield return new NamedSetting(member, new Setting.Text(name));
            }
        }
    }

    private IEnumerable<NamedSetting?> Options(Written config)
    {
        var options = config.Object("options");
        yield return options.Text("authorizationMethod") == "header" ? new NamedSetting("Authentication", new Setting.Code(Space + "ClientAuthentication.Header")) : null;
        yield return options.Text("bodyFormat") is { } format and not "form" ? new NamedSetting("BodyFormat", new Setting.Code($"{Space}TokenBodyFormat.{Names.Pascal(format)}")) : null;
        yield return config.Text("tokenMethod") is { } method and not "POST" ? new NamedSetting("Method", new Setting.Text(method)) : null;
        yield return config.Texts("scope") is { Count: > 0 } scope ? new NamedSetting("Scopes", Setting.Of(scope)) : null;
        yield return options.Text("scopeSeparator") is { } separator and not " " ? new NamedSetting("ScopeSeparator", new Setting.Text(separator)) : null;
        foreach (var (key, member) in (IEnumerable<(string, string)>)[("params", "AuthorizeParameters"), ("tokenParams", "TokenParameters"), ("refreshParams", "RefreshParameters"), ("tokenHeaders", "TokenHeaders")])
        {
            var written = config.Object(key);
            var pairs = values.Pairs(
                written.Keys.Select(pair => (pair.Key, pair.Value, written.Place[pair.Key])),
                key,
                new Expressions.Scope(scopes.Account()),
                ScopeKind.Account,
                $"the parameter");
            yield return pairs is null ? null : new NamedSetting(member, pairs);
        }

        if (config.Value("pkce") is { } pkce && pkce.ToString() == "false")
        {
            values.Report.Add(Rules.NoPkce, config.Place["pkce"], config.Place.Parent!.Segment);
            yield return new NamedSetting("Pkce", new Setting.Code(Space + "PkceMethod.None"));
        }
        else if (config.Value("pkce")?.ToString() == "plain")
        {
            yield return new NamedSetting("Pkce", new Setting.Code(Space + "PkceMethod.Plain"));
        }

        yield return Texts(config.Object("capture_redirect")) is { } captured ? new NamedSetting("CaptureRedirect", captured) : null;
    }

    private IEnumerable<NamedSetting?> Answer(CredentialDefinition credential, Written config)
    {
        yield return config.Whole("refreshLeewaySeconds") is { } leeway ? new NamedSetting("Leeway", Setting.Seconds(leeway)) : null;
        var answer = config.Object("token_response");
        List<NamedSetting?> members =
        [
            .. Paths(answer),
            Lifetime(config) is { } lifetime ? new NamedSetting("Lifetime", Setting.Seconds(lifetime)) : null,
            Texts(answer.Object("capture")) is { } capture ? new NamedSetting("Capture", capture) : null,
        ];
        yield return members.OfType<NamedSetting>().Any() ? new NamedSetting("Answer", New("TokenAnswer", members.OfType<NamedSetting>())) : null;
    }

    /// <summary>Where things stand in an answer that holds a token.</summary>
    public static IEnumerable<NamedSetting> Paths(Written answer)
    {
        IEnumerable<NamedSetting?> members =
        [
            .. ((IEnumerable<(string Key, string Member)>)[("token_path", "TokenPath"), ("refresh_token_path", "RefreshTokenPath"), ("expires_path", "ExpiresPath")])
                .Select(path => answer.Text(path.Key) is { } text ? new NamedSetting(path.Member, new Setting.Text(text)) : null),
            Expiry(answer.Text("expires_strategy")) is { } format ? new NamedSetting("ExpiresFormat", new Setting.Code(Space + "ExpiryFormat." + format)) : null,
        ];
        return members.OfType<NamedSetting>();
    }

    private double? Lifetime(Written config)
    {
        var key = config.Has("expires_seconds") ? "expires_seconds" : "tokenExpiryDuration";
        if (config.Value(key) is not { } given)
        {
            return null;
        }

        if (double.TryParse(given.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e9)
        {
            return seconds;
        }

        values.Report.Add(Rules.NoSeconds, config.Place[key], given.ToString());
        return null;
    }

    private Setting.New Session(CredentialDefinition credential) => New(
        "SessionTokens",
        [new("Steps", new Setting.List(logins.Steps(credential).ToEquatableArray())), .. Answer(credential, credential.Config).OfType<NamedSetting>()]);

    private static Setting.Map? Texts(Written written) => written.Keys.Count == 0 ? null
        : new Setting.Map(written.Keys.Select(static pair => new NamedSetting(pair.Key, new Setting.Text(pair.Value?.ToString() ?? ""))).ToEquatableArray());

    private static string? Expiry(string? strategy) => strategy switch
    {
        "expire_in_ms" => "InMilliseconds",
        "expire_at" => "AtSeconds",
        "expire_at_ms" => "AtMilliseconds",
        "iso8601" => "AtDate",
        _ => null,
    };

    private static Setting.New New(string type, IEnumerable<NamedSetting> members) => new(Space + type, [], members.ToEquatableArray());
}
