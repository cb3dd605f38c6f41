using System.Text.RegularExpressions;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Webhooks;

/// <summary>The <c>signature_verification</c> block of a webhook.</summary>
internal sealed class VerifierReader(DefinitionObject block)
{
    private const string FormatKey = "format";
    private const string SecretKey = "secret";
    private const string TokenKey = "token";
    private const string PathKey = "path";

    private static readonly string[] s_formats = ["hmac", "standard_webhooks", "jwt", "rsa", "ed25519", "basic", "token", "secret_url", "hook", "none"];
    private static readonly Regex s_hmac = new("^hmac[-_](sha1|sha256|sha384|sha512|md5)$", RegexOptions.CultureInvariant);

    private readonly DefinitionObject _config = block.Object("config");

    /// <param name="webhook">The owner of the block.</param>
    public static VerifierDefinition Read(DefinitionObject webhook) => new VerifierReader(webhook.Object("signature_verification")).Read();

    private VerifierDefinition Read()
    {
        var format = (block.Text(FormatKey) ?? "none").ToLowerInvariant();
        var hmac = s_hmac.Match(format);
        return (hmac.Success ? "hmac" : format) switch
        {
            "hmac" => Hmac(hmac.Success ? hmac.Groups[1].Value : null),
            "standard_webhooks" => new VerifierDefinition.StandardWebhooks(_config.Secret(SecretKey), block.Place),
            "basic" => new VerifierDefinition.Basic(_config.Value("username"), _config.Secret("password"), block.Place),
            TokenKey => Token(isUrl: false),
            "secret_url" => Token(isUrl: true),
            "jwt" => Jwt(),
            "rsa" => new VerifierDefinition.PublicKey(PublicKeyKind.Rsa, _config.Value("public_key"), new SignatureReader(_config).Read(null), block.Place),
            "ed25519" when _config.Has("public_key") => new VerifierDefinition.PublicKey(PublicKeyKind.Ed25519, _config.Value("public_key"), new SignatureReader(_config).Read(null), block.Place),
            "ed25519" => new VerifierDefinition.Hook(_config.Text("hook") ?? "verify_signature", block.Place),
            "hook" => new VerifierDefinition.Hook(_config.Text("hook") ?? "verify_webhook", block.Place),
            "none" => None(),
            _ => Unknown(format),
        };
    }

    private VerifierDefinition.Hmac Hmac(string? algorithm)
    {
        const string ToleranceKey = "tolerance_seconds";
        const string CompareKey = "compare_with";
        if (!_config.Has(CompareKey))
        {
            _config.Report.Add(Rules.NothingToCompare, _config.Place);
        }

        var signature = new SignatureReader(_config).Read(algorithm);
        if (_config.Has(ToleranceKey) && signature.Timestamp is null && signature.Pattern?.Contains("(?<t>") != true)
        {
            _config.Report.AddAtKey(Rules.ToleranceWithoutTime, _config.Place[ToleranceKey]);
        }

        return new VerifierDefinition.Hmac(
            _config.Secret(SecretKey),
            _config.Text("secret_encoding") switch { "hex" => SecretEncoding.Hex, "base64" => SecretEncoding.Base64, "whsec" => SecretEncoding.Whsec, _ => SecretEncoding.Utf8 },
            signature,
            _config.Text("string_type") == "hash",
            block.Place);
    }

    private VerifierDefinition.Token Token(bool isUrl)
    {
        var path = _config.Text(PathKey) ?? "";
        return new VerifierDefinition.Token(
            _config.Secret(_config.Has(TokenKey) ? TokenKey : SecretKey), isUrl ? path.Length == 0 ? TokenLocation.LastSegment : TokenLocation.Query : Location(), path, block.Place);
    }

    private VerifierDefinition.Jwt Jwt()
    {
        var url = _config.Value("jwks_url");
        return new VerifierDefinition.Jwt(
            url, url is null ? _config.Text("hook") ?? "webhook_key_set" : null, _config.Value("issuer"), _config.Value("audience"), Location(), _config.Text(PathKey), block.Place);
    }

    private TokenLocation Location() => _config.Text("location") switch
    {
        "query" => TokenLocation.Query,
        "body" => TokenLocation.Body,
        _ => TokenLocation.Header,
    };

    private VerifierDefinition.None None()
    {
        block.Report.Add(Rules.NoVerification, block.IsEmpty ? block.Place.Parent! : block.Place[FormatKey]);
        return new VerifierDefinition.None(block.Place);
    }

    private VerifierDefinition.Unknown Unknown(string format)
    {
        block.Report.Add(Rules.UnknownSignature, block.Place[FormatKey], format, Nearest.Hint(format, s_formats));
        return new VerifierDefinition.Unknown(block.Place);
    }
}
