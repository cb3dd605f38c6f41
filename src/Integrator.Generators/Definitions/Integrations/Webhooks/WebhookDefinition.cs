using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.Integrations.Schemas;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Webhooks;

/// <summary>What the API calls of its own accord, as written.</summary>
/// <param name="Handshake">An expression, or the name of a method that the user may write.</param>
/// <param name="Account">Whose event it is; null if the address says so.</param>
/// <param name="AccountOfSecret">Whose secret verifies a call; null if the address says so.</param>
/// <param name="Payload">The JSON that the events are read from; null for the body.</param>
internal sealed record WebhookDefinition(
    VerifierDefinition Verifier,
    bool AllowsUnsignedHandshake,
    ValueSyntax? Handshake,
    ValueSyntax? Payload,
    SuccessDefinition? Success,
    ValueSyntax? EventType,
    ValueSyntax? EventId,
    AccountLookupDefinition? Account,
    AccountLookupDefinition? AccountOfSecret,
    IReadOnlyList<WebhookEventDefinition> Events,
    SubscriptionDefinition? Subscription,
    Place Place);

/// <param name="Match">Null if every call is the event.</param>
internal sealed record WebhookEventDefinition(string Name, ValueSyntax? Match, string MatchText, SchemaKey? Schema, Located<string>? Resource, string? Description, bool IsBatch, Place Place, Place MatchPlace);

internal sealed record AccountLookupDefinition(string Field, ValueSyntax Value);

/// <summary>What a call is answered that was accepted.</summary>
/// <param name="Body">Null for an empty body.</param>
/// <param name="IsText">Whether the body is text, and not JSON.</param>
/// <param name="Computed">The texts of the answer that look like templates: they are sent as they stand.</param>
internal sealed record SuccessDefinition(int Status, string? Body, bool IsText, IReadOnlyList<TextPair> Headers, IReadOnlyList<ValueSyntax> Computed);

/// <summary>The requests that register a callback.</summary>
/// <param name="Answer">What a registration answers; null if nothing is said of it.</param>
internal sealed record SubscriptionDefinition(IReadOnlyList<MethodDefinition> Methods, bool HasDelete, bool IsOfApplication, SubscriptionAnswerDefinition? Answer, Place Place)
{
    /// <summary>The resource that the requests are methods of.</summary>
    public const string Resource = "webhook_subscriptions";

    /// <summary>The step that ends a registration; the others begin or prolong one.</summary>
    public const string Delete = "delete";
}

/// <summary>Where a registration and its end stand in an answer.</summary>
internal sealed record SubscriptionAnswerDefinition(string? IdPath, string? ExpiresPath, int? RenewBeforeSeconds);
