using Integrator.Generators.Definitions.Integrations.Forms;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Definitions.Integrations.Requests;

namespace Integrator.Generators.Definitions.Integrations.Credentials;

/// <summary>The credentials of a definition: one block, or several by name.</summary>
internal static class CredentialReader
{
    private const string FormatKey = "format";

    public static IReadOnlyList<CredentialDefinition> Read(DefinitionObject credentials) => credentials.Text(FormatKey) is { } format
        ? [Credential(format, credentials)]
        : [.. credentials.Objects().Select(static credential => Credential(credential.Key, credential.Value))];

    private static CredentialDefinition Credential(string name, DefinitionObject block)
    {
        var config = block.Object("config");
        var heading = new CredentialHeading(
            name, block.Text("label"), config.Text("permissions_text"), PatternReader.Address(config, "documentation_link"), FieldReader.Read(config), block.Place);
        return block.Text(FormatKey) switch
        {
            "basic" => new CredentialDefinition.Basic(heading),
            "oauth2" => new CredentialDefinition.OAuth2(heading, OAuth2Flow.AuthorizationCode, OAuth2Reader.Read(config)),
            "oauth2_client_credentials" => new CredentialDefinition.OAuth2(heading, OAuth2Flow.ClientCredentials, OAuth2Reader.Read(config)),
            "keka_oauth" => new CredentialDefinition.OAuth2(heading, OAuth2Flow.Keka, OAuth2Reader.Read(config)),
            "oauth" => new CredentialDefinition.OAuth1(heading, OAuth1(config)),
            "session" => new CredentialDefinition.Session(heading, [.. config.Items("steps").Select(StepRequestReader.Read)], TokenResponseReader.Read(config)),
            "jwt" => new CredentialDefinition.Jwt(heading, Jwt(config)),
            "aws_sigv4" => new CredentialDefinition.AwsSigV4(heading, config.Value("region"), config.Value("service")),
            "hook" => new CredentialDefinition.Hook(heading, config.Text("hook")!),
            "none" => new CredentialDefinition.None(heading),
            _ => new CredentialDefinition.ApiKey(heading),
        };
    }

    private static OAuth1Definition OAuth1(DefinitionObject config) => new(
        config.Text("signatureMethod") switch
        {
            "HMAC-SHA256" => OAuth1Method.HmacSha256,
            "RSA-SHA1" => OAuth1Method.RsaSha1,
            "PLAINTEXT" => OAuth1Method.PlainText,
            _ => OAuth1Method.HmacSha1,
        },
        OAuth2Reader.Client(config),
        config.Value("requestTokenUrl"),
        config.Value("authorizeUrl"),
        config.Value("tokenUrl"));

    private static JwtDefinition Jwt(DefinitionObject config) => new(
        config.Located("algorithm")!,
        config.Secret("key")!,
        config.Value("headers"),
        config.Value("payload"),
        config.Whole("lifetimeSeconds"),
        config.ObjectIfAny("exchange") is { IsEmpty: false } exchange ? StepRequestReader.Read(exchange) : null,
        TokenResponseReader.Read(config));
}
