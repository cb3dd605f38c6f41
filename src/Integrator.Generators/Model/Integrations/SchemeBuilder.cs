using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Authorization blocks to schemes that the runtime applies.</summary>
internal sealed class SchemeBuilder(IntegrationDefinition definition, DefinitionScopes scopes, ValueBuilder values, HookList hooks)
{
    private const string Space = "global::Integrator.";

    /// <param name="name">What operations ask for it by.</param>
    /// <returns>The scheme; null where the block says that nothing is sent, or breaks a rule.</returns>
    public Setting? Build(string name, Written block)
    {
        var config = block.Object("config");
        return block.Text("format") switch
        {
            "bearer" => Bearer(name, config),
            "header" => Header(name, config),
            "basic" => New("PasswordScheme", name, Function(config, "username", name), Function(config, "password", name) ?? Nothing),
            "query" => Query(name, config),
            "cookie" => config.Text("param") is { } cookie ? New("CookieScheme", name, new Setting.Text(cookie), Function(config, "value", name)) : Lacks(config, "param"),
            "oauth1" => OAuth1(name, config),
            "aws_sigv4" => SigV4(name, config),
            "hook" => config.Text("hook") is { } hook ? New("HookScheme", name, new Setting.Code(hooks.Add(hook, new ScopeKind("message", Message), "global::System.Threading.Tasks.ValueTask"))) : Lacks(config, "hook"),
            _ => null,
        };
    }

    /// <summary>What a definition without a block means: the token of its credentials.</summary>
    public static Setting Usual(string name) => New("TokenScheme", name, new Setting.Function("scope", new Setting.Code("scope.Token?.AccessToken")))!;

    private const string Message = "global::System.Net.Http.HttpRequestMessage message, global::Integrator.AuthScope scope, global::System.Threading.CancellationToken cancellationToken";

    private static Setting Nothing { get; } = new Setting.Function("_", new Setting.Code("null"));

    private Setting.New? Bearer(string name, Written config)
    {
        var token = config.Has("token") ? Function(config, "token", name) : new Setting.Function("scope", new Setting.Code("scope.Token?.AccessToken"));
        return config.Text("scheme") is { } word ? New("TokenScheme", name, token, new Setting.Text(word)) : New("TokenScheme", name, token);
    }

    private Setting? Header(string name, Written config)
    {
        if (config.Text("header_name") is { } header)
        {
            return IsHeader(header, config.Place["header_name"]) ? New("HeaderScheme", name, new Setting.Text(header), Function(config, "header_value", name)) : null;
        }

        if (config.Has("expression"))
        {
            var target = new Target("authorization", IxType.Any);
            return values.Expression(config.Value("expression"), config.Place["expression"], name + " headers", scopes.Authorization(), ScopeKind.Account, target) is { } expression
                ? Called("HeaderScheme.Of", name, expression)
                : null;
        }

        var headers = config.Object("headers");
        var pairs = headers.Keys.Where(member => IsHeader(member.Key, headers.Place[member.Key])).Select(member => (member.Key, member.Value, headers.Place[member.Key])).ToList();
        return pairs.Count == 0 ? Lacks(config, "header_name") : New("HeaderScheme", name, values.Pairs(pairs, name, scopes.Authorization(), ScopeKind.Account, "the header"));
    }

    private Setting? Query(string name, Written config)
    {
        values.Report.Add(Rules.SecretInQuery, config.Place["param"], []);
        return config.Text("param") is { } parameter ? New("QueryScheme", name, new Setting.Text(parameter), Function(config, "value", name)) : Lacks(config, "param");
    }

    private Setting.New? OAuth1(string name, Written config)
    {
        var credential = definition.Credentials.FirstOrDefault(static credential => credential.Format == "oauth");
        var client = credential?.Config.Object("client");
        List<NamedSetting> members =
        [
            new("ConsumerKey", Client(client, "id", name, "consumer_key")),
            new("ConsumerSecret", Client(client, "secret", name, "consumer_secret")),
        ];
        if (config.Text("token") is not null && Function(config, "token", name) is { } token)
        {
            members.Add(new NamedSetting("Token", token));
        }

        var method = credential?.Config.Text("signatureMethod") switch
        {
            "HMAC-SHA256" => "HmacSha256",
            "RSA-SHA1" => "RsaSha1",
            "PLAINTEXT" => "PlainText",
            _ => "HmacSha1",
        };
        members.Add(new NamedSetting("Method", new Setting.Code(Space + "OAuth1Method." + method)));
        if (method == "RsaSha1")
        {
            members.Add(new NamedSetting("PrivateKey", Field("private_key")));
        }

        return New("OAuth1Scheme", name).With(members);
    }

    private Setting Client(Written? client, string key, string name, string field) =>
        client is not null && client.Has(key) ? Function(client, key, name) ?? Nothing : Field(field);

    private Setting.New SigV4(string name, Written config)
    {
        var credential = definition.Credentials.FirstOrDefault(static credential => credential.Format == "aws_sigv4")?.Config ?? config;
        return New("SigV4Scheme", name).With(
        [
            new("AccessKey", Field("access_key_id")),
            new("SecretKey", Field("secret_access_key")),
            new("SessionToken", Field("session_token")),
            new("Region", credential.Has("region") ? Function(credential, "region", name) ?? Nothing : Field("region")),
            new("Service", credential.Has("service") ? Function(credential, "service", name) ?? Nothing : Field("service")),
        ]);
    }

    private static Setting.Function Field(string name) => new("scope", new Setting.Code($"scope.Field({ComputedList.Literal(name)})"));

    private Setting? Function(Written config, string key, string name)
    {
        if (!config.Has(key))
        {
            return Lacks(config, key);
        }

        CheckSecret(config, key);
        return values.Function(config.Value(key), config.Place[key], name + " " + key, scopes.Authorization(), ScopeKind.Account, $"the {key} of authorization");
    }

    // Some APIs want any word where others want a password.
    private void CheckSecret(Written config, string key)
    {
        const int ShortestSecret = 4;
        if (key is "token" or "header_value" or "password" or "value" && config.Text(key)?.Length >= ShortestSecret)
        {
            Secrets.Check(config.Value(key), config.Place[key], values.Report);
        }
    }

    private Setting? Lacks(Written config, string key)
    {
        values.Report.Add(Rules.WrongShape, config.Place, key, "given", "nothing");
        return null;
    }

    private bool IsHeader(string name, Place place)
    {
        var isHeader = HeaderNames.IsValid(name);
        if (!isHeader)
        {
            values.Report.Add(Rules.InvalidHeader, place, name);
        }

        return isHeader;
    }

    private static Setting.New? New(string type, string name, params Setting?[] arguments) =>
        arguments.Contains(null) ? null : new Setting.New(Space + type, new Setting?[] { new Setting.Text(name) }.Concat(arguments).OfType<Setting>().ToEquatableArray(), []);

    private static Setting.New New(string type, string name) => new(Space + type, new Setting[] { new Setting.Text(name) }.ToEquatableArray(), []);

    private static Setting.Call Called(string method, string name, Setting argument) => new(Space + method, new[] { new Setting.Text(name), argument }.ToEquatableArray());
}
