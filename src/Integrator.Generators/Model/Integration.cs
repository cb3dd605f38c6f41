namespace Integrator.Generators.Model;

/// <summary>What an integration definition adds to a connector.</summary>
/// <param name="Address">The address of the API, if the account decides it.</param>
/// <param name="AllowedOrigins">Other origins that may receive credentials.</param>
/// <param name="Account">What an account is asked for; null for nothing.</param>
/// <param name="Context">The type that holds the variables of an account; null if there are none.</param>
/// <param name="Schemes">How requests carry credentials.</param>
/// <param name="Security">What operations ask for that say nothing themselves.</param>
/// <param name="Policy">What holds for sending.</param>
/// <param name="Forms">What a user is asked for after connecting.</param>
/// <param name="Functions">The methods that evaluate the definition's expressions.</param>
/// <param name="Hooks">The methods that are left to the user.</param>
internal sealed record Integration(
    Value? Address,
    EquatableArray<string> AllowedOrigins,
    EquatableArray<NamedValue> Headers,
    EquatableArray<NamedValue> Query,
    CatalogueEntry Catalogue,
    CredentialForm? Account,
    string? Context,
    EquatableArray<CredentialMethod> Credentials,
    EquatableArray<Scheme> Schemes,
    EquatableArray<string> Security,
    CallPolicy? Policy,
    EquatableArray<NamedForm> Forms,
    EquatableArray<Function> Functions,
    EquatableArray<Hook> Hooks,
    Webhook? Webhook,
    EquatableArray<Procedure> Procedures,
    EquatableArray<CatalogueAction> Actions)
{
    /// <summary>The actions that a host runs by itself.</summary>
    public EquatableArray<LifeCycleAction> LifeCycle { get; init; } = [];
}

/// <summary>An action that a host runs when an account is connected or removed.</summary>
/// <param name="Moment">How the runtime calls the moment.</param>
internal sealed record LifeCycleAction(string Moment, string Resource, string Method);

/// <summary>What a catalogue shows.</summary>
internal sealed record CatalogueEntry(
    string Label, string? Description, string? Category, string? Version, bool IsBeta, string? Sharing, string? Logo, string? Icon, string? Website, string? Readme, EquatableArray<string> Tags);

/// <summary>What a catalogue shows of a method.</summary>
/// <param name="Visibility">How the runtime calls the way tools show it.</param>
internal sealed record CatalogueAction(string Name, string Summary, string? Label, EquatableArray<string> Tags, EquatableArray<string> Scopes, string Visibility, bool IsDeprecated);

internal sealed record NamedForm(string Name, string Summary, CredentialForm Form);
