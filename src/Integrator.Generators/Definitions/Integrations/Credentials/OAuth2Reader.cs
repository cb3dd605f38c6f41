using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Credentials;

/// <summary>Where the tokens of an OAuth 2.0 credential come from.</summary>
internal static class OAuth2Reader
{
    /// <summary>Null if the definition gives no addresses.</summary>
    public static OAuth2Definition? Read(DefinitionObject config)
    {
        if (config.ObjectIfAny("auth") is not { } auth || Address(auth, "tokenHost", "tokenPath") is not { } token)
        {
            return null;
        }

        var options = config.Object("options");
        return new OAuth2Definition(
            auth.Place,
            token,
            Address(auth, "refreshHost", "refreshPath"),
            Address(auth, "authorizeHost", "authorizePath"),
            Address(auth, "revokeHost", "revokePath"),
            Client(config),
            config.Object("tokenParams").Text("grant_type"),
            options.Text("authorizationMethod") == "header",
            options.Text("credentialsEncodingMode") != "loose",
            options.Text("bodyFormat") switch { "json" => TokenBodyFormat.Json, "query" => TokenBodyFormat.Query, _ => TokenBodyFormat.Form },
            options.Text("scopeSeparator"),
            config.Text("tokenMethod"),
            config.Texts("scope"),
            config.Pairs("params"),
            config.Pairs("tokenParams"),
            config.Pairs("refreshParams"),
            PatternReader.Headers(config, "tokenHeaders"),
            Pkce(config),
            config.Whole("refreshLeewaySeconds"),
            config.Has("refreshParams"),
            TokenResponseReader.Read(config),
            config.TextPairs("capture_redirect"));
    }

    public static ClientDefinition Client(DefinitionObject config)
    {
        var client = config.Object("client");
        return new ClientDefinition(client.Value("id"), client.Secret("secret"), client.Text("id_param"), client.Text("secret_param"));
    }

    // A host that is not given is that of the token.
    private static OAuth2Address? Address(DefinitionObject auth, string host, string path)
    {
        const string Usual = "tokenHost";
        return (auth.Has(path) || auth.Has(host)) && (auth.Value(host) ?? auth.Value(Usual)) is { } address
            ? new OAuth2Address(address, auth.Value(path) ?? (host == Usual ? null : new ValueSyntax.Constant("", "\"\"", IsText: true, auth.Place[path])))
            : null;
    }

    private static PkceMethod Pkce(DefinitionObject config)
    {
        const string Key = "pkce";
        if (config.Flag(Key) == false)
        {
            config.Report.Add(Rules.NoPkce, config.Place[Key], config.Place.Parent!.Segment);
            return PkceMethod.None;
        }

        return config.Text(Key) == "plain" ? PkceMethod.Plain : PkceMethod.S256;
    }
}
