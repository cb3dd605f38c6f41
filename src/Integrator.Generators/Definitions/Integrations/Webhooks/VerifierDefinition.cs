using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Webhooks;

/// <summary>How a call proves who sent it, as written.</summary>
internal abstract record VerifierDefinition(Place Place)
{
    /// <param name="IsPlainHash">Whether the signature is a hash without a key.</param>
    internal sealed record Hmac(ValueSyntax? Secret, SecretEncoding SecretEncoding, SignatureDefinition Signature, bool IsPlainHash, Place Place) : VerifierDefinition(Place);

    internal sealed record StandardWebhooks(ValueSyntax? Secret, Place Place) : VerifierDefinition(Place);

    internal sealed record Basic(ValueSyntax? User, ValueSyntax? Password, Place Place) : VerifierDefinition(Place);

    internal sealed record Token(ValueSyntax? Secret, TokenLocation Location, string Path, Place Place) : VerifierDefinition(Place);

    /// <param name="KeySetUrl">Where the keys are; null if a method of the user's gives them.</param>
    internal sealed record Jwt(ValueSyntax? KeySetUrl, string? KeySetHook, ValueSyntax? Issuer, ValueSyntax? Audience, TokenLocation Location, string? Path, Place Place) : VerifierDefinition(Place);

    internal sealed record PublicKey(PublicKeyKind Kind, ValueSyntax? Key, SignatureDefinition Signature, Place Place) : VerifierDefinition(Place);

    internal sealed record Hook(string Method, Place Place) : VerifierDefinition(Place);

    internal sealed record None(Place Place) : VerifierDefinition(Place);

    /// <summary>A format that is not known, which has been reported: nothing is accepted.</summary>
    internal sealed record Unknown(Place Place) : VerifierDefinition(Place);
}

/// <param name="Found">Where the signature stands; null if the definition does not say.</param>
/// <param name="Content">What is signed instead of the parts; null for the parts.</param>
internal sealed record SignatureDefinition(
    SignatureSource? Found,
    SignatureHash Hash,
    IReadOnlyList<SignedPartDefinition> Parts,
    ValueSyntax? Content,
    string? Separator,
    string? Prefix,
    string? Pattern,
    SignatureEncoding Encoding,
    SignatureSource? Timestamp,
    int? ToleranceSeconds);

/// <summary>Where a text of a request is found.</summary>
internal abstract record SignatureSource
{
    internal sealed record Header(string Name) : SignatureSource;

    internal sealed record Query(string Name) : SignatureSource;

    internal sealed record Computed(ValueSyntax Value) : SignatureSource;

    /// <summary>Nothing can be compared with it.</summary>
    internal sealed record Nowhere : SignatureSource;
}

internal abstract record SignedPartDefinition
{
    internal sealed record Whole(SignedPartKind Kind) : SignedPartDefinition;

    internal sealed record Header(string Name) : SignedPartDefinition;

    internal sealed record Query(string Name) : SignedPartDefinition;

    internal sealed record Text(ValueSyntax Value) : SignedPartDefinition;
}

internal enum SignedPartKind
{
    Body,
    Url,
    Method,
    Timestamp,
}

internal enum SignatureHash
{
    Sha1,
    Sha256,
    Sha384,
    Sha512,
    Md5,
}

internal enum SignatureEncoding
{
    Hex,
    Base64,
    Base64Url,
}

internal enum SecretEncoding
{
    Utf8,
    Hex,
    Base64,
    Whsec,
}

internal enum TokenLocation
{
    Header,
    Query,
    Body,
    LastSegment,
}

internal enum PublicKeyKind
{
    Rsa,
    Ed25519,
}
