using Integrator.Generators.Definitions.Integrations.Webhooks;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Model.Integrations.Values;

namespace Integrator.Generators.Model.Integrations.Webhooks;

/// <summary>How the calls of a webhook prove who sent them.</summary>
internal sealed class VerifierBuilder(ValueBuilder values)
{
    private readonly Build _build = values.Build;
    private readonly Scope _scope = values.Build.Scopes.Webhook(null);

    public Verifier Build(VerifierDefinition verifier) => verifier switch
    {
        VerifierDefinition.Hmac hmac => new Verifier.Hmac(Text(hmac.Secret, "secret"), hmac.SecretEncoding.ToString(), Signature(hmac.Signature), hmac.IsPlainHash),
        VerifierDefinition.StandardWebhooks standard => new Verifier.StandardWebhooks(Text(standard.Secret, "secret")),
        VerifierDefinition.Basic basic => new Verifier.Basic(Text(basic.User, "username"), Text(basic.Password, "password")),
        VerifierDefinition.Token token => new Verifier.Token(Text(token.Secret, "secret"), new TokenPlace(token.Location.ToString(), token.Path)),
        VerifierDefinition.Jwt jwt => new Verifier.Jwt(
            TextIfAny(jwt.KeySetUrl, "jwks url"),
            jwt.KeySetHook is { } hook ? _build.Hooks.Add(hook, jwt.Place, static name => new Hook.KeySet(name)) : null,
            TextIfAny(jwt.Issuer, "issuer"),
            TextIfAny(jwt.Audience, "audience"),
            jwt.Path is { } path ? new TokenPlace(jwt.Location.ToString(), path) : null),
        VerifierDefinition.PublicKey key => new Verifier.PublicKey(key.Kind.ToString(), Text(key.Key, "public key"), Signature(key.Signature)),
        VerifierDefinition.Hook hook => new Verifier.Hook(_build.Hooks.Add(hook.Method, hook.Place, static name => new Hook.Verification(name))),
        VerifierDefinition.None => new Verifier.None(),
        VerifierDefinition.Unknown => new Verifier.Refusal(),
        _ => throw new InvalidOperationException(verifier.GetType().Name),
    };

    private RequestSignature Signature(SignatureDefinition signature) => new(
        Found(signature.Found) ?? new SignatureText.Nowhere(),
        signature.Hash.ToString(),
        (signature.Content is { } content ? [new SignedPart.Text(Text(content, "signed content"))] : signature.Parts.Select(Part)).ToEquatableArray(),
        signature.Separator is { Length: > 0 } separator ? separator : null,
        signature.Prefix,
        signature.Pattern,
        signature.Encoding.ToString(),
        Found(signature.Timestamp),
        signature.ToleranceSeconds);

    private SignedPart Part(SignedPartDefinition part) => part switch
    {
        SignedPartDefinition.Whole whole => new SignedPart.Whole(whole.Kind.ToString()),
        SignedPartDefinition.Header header => new SignedPart.Header(header.Name),
        SignedPartDefinition.Query query => new SignedPart.Query(query.Name),
        SignedPartDefinition.Text text => new SignedPart.Text(Text(text.Value, "signed part")),
        _ => throw new InvalidOperationException(part.GetType().Name),
    };

    private SignatureText? Found(SignatureSource? source) => source switch
    {
        null => null,
        SignatureSource.Header header => new SignatureText.Header(header.Name),
        SignatureSource.Query query => new SignatureText.Query(query.Name),
        SignatureSource.Computed computed => new SignatureText.Computed(Text(computed.Value, "signature")),
        SignatureSource.Nowhere => new SignatureText.Nowhere(),
        _ => throw new InvalidOperationException(source.GetType().Name),
    };

    private Value Text(ValueSyntax? value, string name) => TextIfAny(value, name) ?? new Value.Nothing();

    private Value? TextIfAny(ValueSyntax? value, string name) => values.Text(value, "webhook " + name, _scope, ScopeKind.Webhook, "the signature");
}
