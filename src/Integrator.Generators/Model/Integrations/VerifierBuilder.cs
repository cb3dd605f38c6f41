using System.Text.RegularExpressions;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model.Expressions;

namespace Integrator.Generators.Model.Integrations;

/// <summary>How a webhook proves who calls.</summary>
internal sealed class VerifierBuilder(DefinitionScopes scopes, ValueBuilder values, HookList hooks)
{
    private const string Space = "global::Integrator.";
    private const string Request = "global::Integrator.WebhookRequest request";
    private const string Cancellation = "global::System.Threading.CancellationToken cancellationToken";

    private static readonly string[] s_formats = ["hmac", "standard_webhooks", "jwt", "rsa", "ed25519", "basic", "token", "secret_url", "hook", "none"];

    private static readonly string[] s_hashes = ["sha1", "sha256", "sha384", "sha512", "md5"];

    /// <param name="verification">The block; empty where there is none.</param>
    public Setting Build(Written verification)
    {
        var config = verification.Object("config");
        var (format, algorithm) = Format(verification, config);
        return format switch
        {
            "hmac" => Hmac(config, algorithm),
            "standard_webhooks" => new Setting.Call(Space + "StandardWebhooks.Verifier", new Setting[] { Secrets(config, "secret") }.ToEquatableArray()),
            "basic" => New("BasicVerifier", [new("User", Text(config, "username")), new("Password", Secret(config, "password"))]),
            "token" or "secret_url" => Token(config, format),
            "jwt" => Jwt(config),
            "rsa" => Rsa(config, algorithm),
            "ed25519" => Hook(config.Text("hook") ?? "verify_signature"),
            "hook" => Hook(config.Text("hook") ?? "verify_webhook"),
            "none" => None(verification),
            _ => Unknown(verification, format),
        };
    }

    private static (string Format, string? Algorithm) Format(Written verification, Written config)
    {
        var format = (verification.Text("format") ?? "none").ToLowerInvariant();
        var match = Regex.Match(format, "^hmac[-_](sha1|sha256|sha384|sha512|md5)$", RegexOptions.CultureInvariant);
        return match.Success ? ("hmac", match.Groups[1].Value) : (format, config.Text("algorithm")?.ToLowerInvariant().Replace("-", ""));
    }

    private Setting.New Hmac(Written config, string? algorithm)
    {
        if (config.Text("compare_with") is null)
        {
            values.Report.Add(Rules.NothingToCompare, config.Place);
        }

        if (config.Has("tolerance_seconds") && !config.Has("timestamp") && config.Text("signature_pattern")?.Contains("(?<t>") != true)
        {
            values.Report.AddAtKey(Rules.ToleranceWithoutTime, config.Place["tolerance_seconds"]);
        }

        return New("HmacVerifier", [new("Secrets", Secrets(config, "secret")), .. Signature(config, algorithm), .. Encoding(config)]);
    }

    private IEnumerable<NamedSetting> Signature(Written config, string? algorithm)
    {
        IEnumerable<NamedSetting?> members =
        [
            new("Signature", Found(config.Text("compare_with"), config.Place["compare_with"])),
            Hash(algorithm, config) is { } hash ? new NamedSetting("Hash", new Setting.Code(Space + "SignatureHash." + hash)) : null,
            config.Texts("parts").Count > 0 ? new NamedSetting("Parts", new Setting.List(Parts(config).ToEquatableArray())) : null,
            config.Text("separator") is { Length: > 0 } separator ? new NamedSetting("Separator", new Setting.Text(separator)) : null,
            config.Text("prefix") is { } prefix ? new NamedSetting("Prefix", new Setting.Text(prefix)) : null,
            Patterns.Build(config, "signature_pattern", "SignaturePattern", values.Report),
            config.Text("encoding") switch
            {
                "base64" => new NamedSetting("Encoding", new Setting.Code(Space + "SignatureEncoding.Base64")),
                "base64url" => new NamedSetting("Encoding", new Setting.Code(Space + "SignatureEncoding.Base64Url")),
                _ => null,
            },
            config.Text("timestamp") is { } time ? new NamedSetting("Timestamp", Found(time, config.Place["timestamp"])) : null,
            config.Whole("tolerance_seconds") is { } tolerance ? new NamedSetting("Tolerance", Setting.Seconds(tolerance)) : null,
        ];
        return members.OfType<NamedSetting>();
    }

    private static IEnumerable<NamedSetting> Encoding(Written config)
    {
        if (config.Text("secret_encoding") is { } encoding and not "utf8")
        {
            yield return new NamedSetting("SecretEncoding", new Setting.Code(Space + "SecretEncoding." + Names.Pascal(encoding)));
        }

        if (config.Text("string_type") == "hash")
        {
            yield return new NamedSetting("IsPlainHash", Setting.Of(true));
        }
    }

    private string? Hash(string? algorithm, Written config)
    {
        if (algorithm is "sha1" or "md5")
        {
            values.Report.Add(Rules.WeakHash, config.Has("algorithm") ? config.Place["algorithm"] : config.Place.Parent!["format"], algorithm);
        }
        else if (config.Text("string_type") == "hash")
        {
            values.Report.Add(Rules.WeakHash, config.Place["string_type"], "a plain hash");
        }

        if (algorithm is not null && Array.IndexOf(s_hashes, algorithm) < 0)
        {
            values.Report.Add(Rules.WrongShape, config.Place["algorithm"], "algorithm", string.Join(", ", s_hashes), algorithm);
            return null;
        }

        return algorithm is null or "sha256" ? null : Names.Pascal(algorithm);
    }

    private IEnumerable<Setting> Parts(Written config)
    {
        var parts = config.Texts("parts");
        for (var index = 0; index < parts.Count; index++)
        {
            var at = config.Place["parts"][index];
            var (root, rest) = Split(parts[index]);
            switch (root)
            {
                case "$body" or "body":
                    yield return new Setting.Code(Space + "SignedPart.Body");
                    break;
                case "$url" or "$method" or "$timestamp":
                    yield return new Setting.Code(Space + "SignedPart." + Names.Pascal(root));
                    break;
                case "$header" or "$query" when rest.Length > 0:
                    yield return new Setting.Call(Space + "SignedPart." + Names.Pascal(root), new Setting[] { new Setting.Text(rest) }.ToEquatableArray());
                    break;
                case "header" or "query" or "url" or "method" or "timestamp" or "$header" or "$query":
                    values.Report.Add(Rules.AmbiguousPart, at, parts[index]);
                    break;
                default:
                    yield return new Setting.Call(Space + "SignedPart.Text", new[] { Function(System.Text.Json.Nodes.JsonValue.Create(parts[index]), at, "signed part") }.ToEquatableArray());
                    break;
            }
        }
    }

    // What nothing can be compared with is refused.
    private Setting Found(string? text, Place at)
    {
        var (root, rest) = Split(text ?? "");
        return root switch
        {
            "$header" => new Setting.Function("request", new Setting.Code($"request.Header({ComputedList.Literal(rest)})")),
            "$query" => new Setting.Function("request", new Setting.Code($"request.Query({ComputedList.Literal(rest)})")),
            _ when text is not null && text.Contains("{{") => Function(System.Text.Json.Nodes.JsonValue.Create(text), at, "signature"),
            _ => new Setting.Function("_", new Setting.Code("null")),
        };
    }

    private static (string Root, string Name) Split(string text) => text.IndexOf('.') is > 0 and var dot && text[0] == '$' ? (text.Substring(0, dot), text.Substring(dot + 1)) : (text, "");

    private Setting.New Token(Written config, string format)
    {
        var path = config.Text("path") ?? "";
        var code = (format, config.Text("location")) switch
        {
            ("secret_url", _) when path.Length == 0 => "request.Url.Segments[request.Url.Segments.Length - 1].Trim('/')",
            (_, "query") or ("secret_url", _) => $"request.Query({ComputedList.Literal(path)})",
            (_, "body") => $"request.Member({ComputedList.Literal(path)})",
            _ => $"request.Header({ComputedList.Literal(path)})",
        };
        return New("TokenVerifier", [new("Token", new Setting.Function("request", new Setting.Code(code))), new("Secrets", Secrets(config, config.Has("token") ? "token" : "secret"))]);
    }

    private Setting.New Jwt(Written config)
    {
        List<NamedSetting> members = [new("KeySet", new Setting.Code(hooks.Add(config.Text("hook") ?? "webhook_key_set", new ScopeKind("cancellationToken", Cancellation), "global::System.Threading.Tasks.ValueTask<string>")))];
        foreach (var (key, member) in (IEnumerable<(string, string)>)[("issuer", "Issuer"), ("audience", "Audience")])
        {
            if (config.Has(key))
            {
                members.Add(new NamedSetting(member, Text(config, key)));
            }
        }

        return New("JwtVerifier", members);
    }

    private Setting.New Rsa(Written config, string? algorithm)
    {
        var key = ValueBuilder.Called(Text(config, "public_key"), ScopeKind.Webhook);
        var keys = new Setting.Function(
            "(request, _)",
            new Setting.Call(Space + "PublicKeyVerifier.One", new[] { key }.ToEquatableArray()));
        return new Setting.New(Space + "PublicKeyVerifier", new Setting[] { new Setting.Code(Space + "PublicKeyKind.Rsa") }.ToEquatableArray(), new NamedSetting[] { new("Keys", keys) }.Concat(Signature(config, algorithm)).ToEquatableArray());
    }

    private Setting.New Hook(string name) => new(
        Space + "HookVerifier",
        new Setting[] { new Setting.Code(hooks.Add(name, new ScopeKind("request", $"{Request}, global::System.TimeProvider clock, {Cancellation}"), "global::System.Threading.Tasks.ValueTask<string?>")) }.ToEquatableArray(),
        []);

    private Setting.New None(Written verification)
    {
        values.Report.Add(Rules.NoVerification, verification.Keys.Count == 0 ? verification.Place.Parent! : verification.Place["format"]);
        return New("NoVerifier", []);
    }

    // Nobody is believed until the definition says how.
    private Setting.New Unknown(Written verification, string format)
    {
        values.Report.Add(Rules.UnknownSignature, verification.Place["format"], format, Nearest.Hint(format, s_formats));
        return New("HmacVerifier", [new("Secrets", new Setting.Function("_", new Setting.List([]))), new("Signature", new Setting.Function("_", new Setting.Code("null")))]);
    }

    private Setting.Function Secrets(Written config, string key) => Secret(config, key) is Setting.Function function
        ? new Setting.Function(function.Variable, new Setting.List(new[] { function.Result }.ToEquatableArray()))
        : new Setting.Function("request", new Setting.List(new[] { ValueBuilder.Called(Secret(config, key), ScopeKind.Webhook) }.ToEquatableArray()));

    private Setting Secret(Written config, string key)
    {
        Integrations.Secrets.Check(config.Value(key), config.Place[key], values.Report);
        return Text(config, key);
    }

    private Setting Text(Written config, string key) => Function(config.Value(key), config.Place[key], "webhook " + key);

    private Setting Function(System.Text.Json.Nodes.JsonNode? value, Place at, string name) =>
        values.Function(value, at, name, scopes.Webhook(null), ScopeKind.Webhook, "the signature") ?? new Setting.Function("_", new Setting.Code("null"));

    private static Setting.New New(string type, IEnumerable<NamedSetting> members) => new(Space + type, [], members.ToEquatableArray());
}
