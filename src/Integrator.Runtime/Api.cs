namespace Integrator;

/// <summary>The remote side: where it is and how a caller proves who it is. Emitted once per connector.</summary>
/// <param name="name">What messages and telemetry call it.</param>
public sealed class Api(string name)
{
    /// <summary>What messages and telemetry call it.</summary>
    public string Name { get; } = name;

    /// <summary>An absolute http(s) address; null or relative when <see cref="ConnectionOptions.BaseAddress"/> must say where the API is.</summary>
    public string? BaseAddress { get; init; }

    /// <summary>Gives the base address where it depends on the account; goes before <see cref="BaseAddress"/>.</summary>
    public Func<AuthScope, string>? Address { get; init; }

    /// <summary>What a definition says about limits, retries and errors; null for what is usual.</summary>
    public CallPolicy? Policy { get; init; }

    /// <summary>Gives headers of every request that does not have them itself; null is not sent.</summary>
    public Func<AuthScope, IEnumerable<KeyValuePair<string, string?>>>? Headers { get; init; }

    /// <summary>Gives query parameters of every request that does not have them itself; null is not sent.</summary>
    public Func<AuthScope, IEnumerable<KeyValuePair<string, string?>>>? Query { get; init; }

    /// <summary>What a catalogue shows; null where a definition does not say.</summary>
    public CatalogueEntry? Catalogue { get; init; }

    /// <summary>What is asked of the user once for each account; null for nothing.</summary>
    public AccountForm? Account { get; init; }

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
