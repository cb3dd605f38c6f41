namespace Integrator;

/// <summary>The remote side: where it is and how a caller proves who it is. Each connector has one.</summary>
/// <param name="name">The name that messages and telemetry use.</param>
public sealed class Api(string name)
{
    /// <summary>The name that messages and telemetry use.</summary>
    public string Name { get; } = name;

    /// <summary>The absolute http(s) base address. If it is null or relative, <see cref="ConnectionOptions.BaseAddress"/> is required.</summary>
    public string? BaseAddress { get; init; }

    /// <summary>Returns the base address if it depends on the account; overrides <see cref="BaseAddress"/>.</summary>
    public Func<AuthScope, string>? Address { get; init; }

    /// <summary>
    /// Further origins that belong to the API, such as <c>https://uploads.example.com</c>: scheme, host and port, without a path. Credentials and
    /// default headers are sent to the origin of the base address and to these, and to no other. Entries that are not absolute http(s) addresses
    /// are ignored.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Limits, retries and errors of all calls; null for the defaults.</summary>
    public CallPolicy? Policy { get; init; }

    /// <summary>Returns the default headers. A request that sets such a header itself keeps its own; a null value is not sent.</summary>
    public Func<AuthScope, IEnumerable<KeyValuePair<string, string?>>>? Headers { get; init; }

    /// <summary>Returns the default query parameters. A request that sets such a parameter itself keeps its own; a null value is not sent.</summary>
    public Func<AuthScope, IEnumerable<KeyValuePair<string, string?>>>? Query { get; init; }

    /// <summary>The entry for a catalogue of connectors, or null if the definition has none.</summary>
    public CatalogueEntry? Catalogue { get; init; }

    /// <summary>The form that is shown once for each account, or null if there is none.</summary>
    public AccountForm? Account { get; init; }

    /// <summary>What a host runs when an account is connected or removed; null if the definition has no such action.</summary>
    public LifeCycle? LifeCycle { get; init; }

    /// <summary>The ways to connect that a definition describes.</summary>
    public IReadOnlyList<CredentialMethod> Methods { get; init; } = [];

    /// <summary>The ways to authenticate, the preferred one first.</summary>
    public IReadOnlyList<AuthScheme> Schemes { get; init; } = [];

    /// <summary>
    /// What operations ask for that say nothing themselves: alternatives of scheme names joined by <c>+</c>, an empty one for none.
    /// With no alternative at all, a credential is sent where one is given.
    /// </summary>
    public IReadOnlyList<string> Security { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The variables of an account as JSON; null where the API has none.</summary>
    internal string? WriteVariables(object variables) => Account?.Json(variables);

    /// <summary>The variables that JSON holds; without it, those of an account that was asked nothing.</summary>
    internal object? ReadVariables(string? json) => Account?.Read(json);

    /// <summary>What of the variables is secret.</summary>
    internal IEnumerable<string> SecretsOf(object? variables) => Account?.Secrets(variables) ?? [];

    /// <summary>The method a credential was made for; null when it is no credential of fields.</summary>
    /// <exception cref="InvalidOperationException">There is no such method.</exception>
    internal CredentialMethod? Method(Credential? credential)
    {
        if (credential?.Method is not { } name)
        {
            return null;
        }

        foreach (var method in Methods)
        {
            if (method.Name == name)
            {
                return method;
            }
        }

        throw new InvalidOperationException($"{Name} has no way to connect that is called '{name}'. It has: {string.Join(", ", Methods.Select(static method => $"'{method.Name}'"))}.");
    }
}
