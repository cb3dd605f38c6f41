using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Webhooks;

/// <summary>What a signature is made of, and where it stands.</summary>
internal sealed class SignatureReader(DefinitionObject config)
{
    private const string AlgorithmKey = "algorithm";
    private const string StringKey = "string_type";
    private const string PartsKey = "parts";

    private static readonly string[] s_hashes = ["sha1", "sha256", "sha384", "sha512", "md5"];

    /// <param name="named">The hash that the format names; null if the configuration does.</param>
    public SignatureDefinition Read(string? named) => new(
        Found("compare_with"),
        Hash(named),
        [.. config.Texts(PartsKey).Select(Part).OfType<SignedPartDefinition>()],
        config.Value("verification_content"),
        config.Text("separator"),
        config.Text("prefix"),
        PatternReader.Read(config, "signature_pattern"),
        config.Text("encoding") switch { "base64" => SignatureEncoding.Base64, "base64url" => SignatureEncoding.Base64Url, _ => SignatureEncoding.Hex },
        Found("timestamp"),
        config.Whole("tolerance_seconds"));

    private SignatureHash Hash(string? named)
    {
        var algorithm = named ?? config.Text(AlgorithmKey)?.ToLowerInvariant().Replace("-", "");
        if (algorithm is "sha1" or "md5")
        {
            config.Report.Add(Rules.WeakHash, config.Has(AlgorithmKey) ? config.Place[AlgorithmKey] : config.Place.Parent!["format"], algorithm);
        }
        else if (config.Text(StringKey) == "hash")
        {
            config.Report.Add(Rules.WeakHash, config.Place[StringKey], "a plain hash");
        }

        if (algorithm is not null && Array.IndexOf(s_hashes, algorithm) < 0)
        {
            config.Report.Add(Rules.WrongShape, config.Place[AlgorithmKey], AlgorithmKey, string.Join(", ", s_hashes), algorithm);
        }

        return algorithm switch
        {
            "sha1" => SignatureHash.Sha1,
            "sha384" => SignatureHash.Sha384,
            "sha512" => SignatureHash.Sha512,
            "md5" => SignatureHash.Md5,
            _ => SignatureHash.Sha256,
        };
    }

    private SignedPartDefinition? Part(Located<string> part)
    {
        var (root, rest) = Split(part.Value);
        switch (root)
        {
            case "$body" or "body":
                return new SignedPartDefinition.Whole(SignedPartKind.Body);
            case "$url":
                return new SignedPartDefinition.Whole(SignedPartKind.Url);
            case "$method":
                return new SignedPartDefinition.Whole(SignedPartKind.Method);
            case "$timestamp":
                return new SignedPartDefinition.Whole(SignedPartKind.Timestamp);
            case "$header" when rest.Length > 0:
                return new SignedPartDefinition.Header(rest);
            case "$query" when rest.Length > 0:
                return new SignedPartDefinition.Query(rest);
            case "header" or "query" or "url" or "method" or "timestamp" or "$header" or "$query":
                config.Report.Add(Rules.AmbiguousPart, part.Place, part.Value);
                return null;
            default:
                return new SignedPartDefinition.Text(config.Values.Text(part.Value, part.Place));
        }
    }

    private SignatureSource? Found(string key)
    {
        if (config.Text(key) is not { } text)
        {
            return null;
        }

        var (root, rest) = Split(text);
        return root switch
        {
            "$header" => new SignatureSource.Header(rest),
            "$query" => new SignatureSource.Query(rest),
            _ => config.Value(key) is ValueSyntax.Template or ValueSyntax.Expression ? new SignatureSource.Computed(config.Value(key)!) : new SignatureSource.Nowhere(),
        };
    }

    private static (string Root, string Name) Split(string text) => text.IndexOf('.') is > 0 and var dot && text[0] == '$' ? (text.Substring(0, dot), text.Substring(dot + 1)) : (text, "");
}
