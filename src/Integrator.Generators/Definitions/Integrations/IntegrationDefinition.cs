using Integrator.Generators.Definitions.Integrations.Actions;
using Integrator.Generators.Definitions.Integrations.Credentials;
using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Definitions.Integrations.Forms;
using Integrator.Generators.Definitions.Integrations.Pages;
using Integrator.Generators.Definitions.Integrations.Policies;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.Integrations.Schemas;
using Integrator.Generators.Definitions.Integrations.Webhooks;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>An integration definition as it was written: what it says of a connector beyond, or instead of, an OpenAPI document.</summary>
/// <param name="Document">The document whose operations methods are bound to.</param>
/// <param name="Types">The types that the definition declares.</param>
/// <param name="Methods">The methods of resources, then actions in the form of the source system.</param>
/// <param name="Values">Every computed text outside of flows, in the order of the file.</param>
internal sealed record IntegrationDefinition(
    string? Name,
    CatalogueDefinition Catalogue,
    DocumentBinding? Document,
    DefinitionSchemas Schemas,
    IReadOnlyList<SchemaKey> Types,
    Located<ValueSyntax>? BaseUrl,
    IReadOnlyList<Located<string>> AllowedOrigins,
    IReadOnlyList<EnvironmentDefinition> Environments,
    IReadOnlyList<PairDefinition> Headers,
    IReadOnlyList<PairDefinition> Query,
    ArrayFormat? ArrayFormat,
    IReadOnlyList<FieldDefinition> Context,
    Place ContextPlace,
    IReadOnlyList<CredentialDefinition> Credentials,
    Place CredentialsPlace,
    AuthorizationDefinition? Authorization,
    PagingChoice Paging,
    PolicyDefinition Policy,
    IReadOnlyList<MethodDefinition> Methods,
    WebhookDefinition? Webhook,
    IReadOnlyList<ActionDefinition> Actions,
    FlowDefinitions Flows,
    IReadOnlyList<ValueSyntax> Values)
{
    /// <summary>Every request of the definition as a method.</summary>
    public IEnumerable<MethodDefinition> AllMethods => Methods
        .Concat(Webhook?.Subscription?.Methods ?? [])
        .Concat(Actions.SelectMany(static action => action.Methods));

    /// <summary>Variables that actions store when they have run.</summary>
    public IEnumerable<string> StoredVariables => Actions.SelectMany(static action => action.Steps).OfType<StepDefinition.Store>().SelectMany(static step => step.Variables);

    /// <summary>Whether a connection has to prove who calls.</summary>
    public bool HasCredentials => Credentials.Any(static credential => credential is not CredentialDefinition.None);

    public IEnumerable<FieldDefinition> CredentialFields => Credentials.SelectMany(static credential => credential.Asked);

    public bool IsSolution { get; init; }
}

/// <summary>An address of the API beside the usual one, such as a sandbox.</summary>
internal sealed record EnvironmentDefinition(string Name, string? Label, string BaseUrl);

/// <summary>Which document, and which of its operations.</summary>
internal sealed record DocumentBinding(
    Located<string> Document,
    Located<string>? Sha256,
    string? Server,
    bool ExposesAll,
    Place ExposePlace,
    ResourceSource ResourcesFrom,
    IReadOnlyList<string> Include,
    IReadOnlyList<string> Exclude,
    IReadOnlyList<PatchDefinition> SchemaPatches,
    IReadOnlyList<PatchDefinition> OperationPatches);

/// <summary>A merge patch (RFC 7396).</summary>
internal sealed record PatchDefinition(string Name, System.Text.Json.Nodes.JsonObject Patch, Place Place);

internal enum ResourceSource
{
    Tags,
    Paths,
    None,
}
