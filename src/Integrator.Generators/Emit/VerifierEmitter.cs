using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Initializer;

namespace Integrator.Generators.Emit;

/// <summary>How the calls of a webhook prove who sent them.</summary>
internal sealed class VerifierEmitter(ValueEmitter values)
{
    public string Value(Verifier verifier) => verifier switch
    {
        Verifier.Hmac hmac => New(
            RuntimeNames.HmacVerifier,
            [],
            [
                Set("Secrets", Secrets(hmac.Secret)), .. Signature(hmac.Signature), Choice("SecretEncoding", RuntimeNames.SecretEncoding, hmac.SecretEncoding, "Utf8"), Flag("IsPlainHash", hmac.IsPlainHash),
            ]),
        Verifier.StandardWebhooks standard => $"{RuntimeNames.StandardWebhooks}.Verifier({Secrets(standard.Secret)})",
        Verifier.Basic basic => New(RuntimeNames.BasicVerifier, [], Set("User", Function(basic.User)), Set("Password", Function(basic.Password))),
        Verifier.Token token => New(RuntimeNames.TokenVerifier, [], Set("Token", Token(token.Place)), Set("Secrets", Secrets(token.Secret))),
        Verifier.Jwt jwt => New(
            RuntimeNames.JwtVerifier,
            [],
            Set("Token", jwt.Place is { } place ? Token(place) : null),
            Set("KeySetUrl", FunctionIfAny(jwt.KeySetUrl)),
            Set("KeySet", FunctionIfAny(jwt.KeySetHook)),
            Set("Issuer", FunctionIfAny(jwt.Issuer)),
            Set("Audience", FunctionIfAny(jwt.Audience))),
        Verifier.PublicKey key => New(
            RuntimeNames.PublicKeyVerifier,
            [$"{RuntimeNames.PublicKeyKind}.{key.Kind}"],
            [Set("Keys", $"static (request, _) => {RuntimeNames.PublicKeyVerifier}.One({values.Operand(key.Key, ScopeKind.Webhook)})"), .. Signature(key.Signature)]),
        Verifier.Hook hook => New(RuntimeNames.HookVerifier, [Function(hook.Method)]),
        Verifier.None => New(RuntimeNames.NoVerifier, []),
        Verifier.Refusal => New(RuntimeNames.HmacVerifier, [], "Secrets = static _ => []", "Signature = static _ => null"),
        _ => throw new ArgumentOutOfRangeException(nameof(verifier), verifier, null),
    };

    private IEnumerable<string?> Signature(RequestSignature signature) =>
    [
        Set("Signature", Found(signature.Found)),
        Choice("Hash", RuntimeNames.SignatureHash, signature.Hash, "Sha256"),
        Set("Parts", signature.Parts.Count == 0 ? null : List(signature.Parts.Select(Part))),
        Text("Separator", signature.Separator),
        Text("Prefix", signature.Prefix),
        Pattern("SignaturePattern", signature.Pattern),
        Choice("Encoding", RuntimeNames.SignatureEncoding, signature.Encoding, "Hex"),
        Set("Timestamp", signature.Timestamp is { } time ? Found(time) : null),
        Seconds("Tolerance", signature.ToleranceSeconds),
    ];

    private string Found(SignatureText text) => text switch
    {
        SignatureText.Header header => $"static request => request.Header({CSharp.Literal(header.Name)})",
        SignatureText.Query query => $"static request => request.Query({CSharp.Literal(query.Name)})",
        SignatureText.Computed computed => Function(computed.Value),
        SignatureText.Nowhere => "static _ => null",
        _ => throw new ArgumentOutOfRangeException(nameof(text), text, null),
    };

    private string Part(SignedPart part) => part switch
    {
        SignedPart.Whole whole => $"{RuntimeNames.SignedPart}.{whole.Kind}",
        SignedPart.Header header => $"{RuntimeNames.SignedPart}.Header({CSharp.Literal(header.Name)})",
        SignedPart.Query query => $"{RuntimeNames.SignedPart}.Query({CSharp.Literal(query.Name)})",
        SignedPart.Text text => $"{RuntimeNames.SignedPart}.Text({Function(text.Value)})",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    private static string Token(TokenPlace place) => place.Location switch
    {
        "Header" => $"static request => request.Header({CSharp.Literal(place.Path)})",
        "Query" => $"static request => request.Query({CSharp.Literal(place.Path)})",
        "Body" => $"static request => request.Member({CSharp.Literal(place.Path)})",
        "LastSegment" => "static request => request.Url.Segments[^1].Trim('/')",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, null),
    };

    private string Secrets(Value secret) => secret is Value.Text ? $"static _ => [{values.Operand(secret, ScopeKind.Webhook)}]" : $"static request => [{values.Operand(secret, ScopeKind.Webhook)}]";

    private string Function(Value value) => values.Function(value, ScopeKind.Webhook);

    private string? FunctionIfAny(Value? value) => values.FunctionIfAny(value, ScopeKind.Webhook);
}
