namespace Integrator.Generators.Model;

/// <summary>What a provider calls.</summary>
/// <param name="Account">Whose event it is; null if the address says so.</param>
/// <param name="AccountOfSecret">Whose secret verifies a call; null if the address says so.</param>
/// <param name="EventType">The closed type of the events.</param>
/// <param name="Payload">The JSON that the events are items of; null if a request is one event.</param>
/// <param name="IsBatch">Whether a request may hold several events.</param>
internal sealed record Webhook(
    Verifier Verifier,
    Handshake? Handshake,
    bool AllowsUnsignedHandshake,
    Value? EventId,
    AccountLookup? Account,
    AccountLookup? AccountOfSecret,
    WebhookAnswer? Success,
    string EventType,
    EquatableArray<WebhookEvent> Events,
    Value? Payload,
    bool IsBatch);

/// <param name="IsHook">Whether the value is a handshake already, and not JSON.</param>
internal sealed record Handshake(Value Value, bool IsHook);

internal sealed record AccountLookup(string Field, Value Value);

internal sealed record WebhookAnswer(int Status, string? Body, bool IsText, EquatableArray<NamedText> Headers);

/// <param name="Match">Tells whether a part of a request is the event; null if every part is.</param>
internal sealed record WebhookEvent(string Name, TypeRef Type, string Summary, Value? Match);

/// <summary>How a call proves who sent it.</summary>
internal abstract record Verifier
{
    internal sealed record Hmac(Value Secret, string SecretEncoding, RequestSignature Signature, bool IsPlainHash) : Verifier;

    internal sealed record StandardWebhooks(Value Secret) : Verifier;

    internal sealed record Basic(Value User, Value Password) : Verifier;

    internal sealed record Token(Value Secret, TokenPlace Place) : Verifier;

    /// <param name="KeySetUrl">Where the keys are; null if a hook gives them.</param>
    /// <param name="Place">Where the token stands; null for the <c>Authorization</c> header.</param>
    internal sealed record Jwt(Value? KeySetUrl, Value? KeySetHook, Value? Issuer, Value? Audience, TokenPlace? Place) : Verifier;

    internal sealed record PublicKey(string Kind, Value Key, RequestSignature Signature) : Verifier;

    internal sealed record Hook(Value Method) : Verifier;

    internal sealed record None : Verifier;

    /// <summary>Nothing is accepted.</summary>
    internal sealed record Refusal : Verifier;
}

/// <param name="Path">The header, parameter or member; empty for the last segment of the address.</param>
internal sealed record TokenPlace(string Location, string Path);

/// <param name="Found">Where the signature stands.</param>
/// <param name="Hash">How the runtime calls the hash.</param>
internal sealed record RequestSignature(
    SignatureText Found,
    string Hash,
    EquatableArray<SignedPart> Parts,
    string? Separator,
    string? Prefix,
    string? Pattern,
    string Encoding,
    SignatureText? Timestamp,
    int? ToleranceSeconds);

/// <summary>A text that a request holds.</summary>
internal abstract record SignatureText
{
    internal sealed record Header(string Name) : SignatureText;

    internal sealed record Query(string Name) : SignatureText;

    internal sealed record Computed(Value Value) : SignatureText;

    internal sealed record Nowhere : SignatureText;
}

internal abstract record SignedPart
{
    /// <param name="Kind">How the runtime calls the part.</param>
    internal sealed record Whole(string Kind) : SignedPart;

    internal sealed record Header(string Name) : SignedPart;

    internal sealed record Query(string Name) : SignedPart;

    internal sealed record Text(Value Value) : SignedPart;
}
