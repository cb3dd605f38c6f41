namespace Integrator;

/// <summary>What a connector does when an account is connected and before it is removed. A generated client has it from its definition.</summary>
public sealed record LifeCycle
{
    /// <summary>Checks that a new credential works (<c>actions.validation</c>); null if the definition has no check. It throws if it does not.</summary>
    public Func<Connection, CancellationToken, Task>? Validate { get; init; }

    /// <summary>Runs once the credential works (<c>actions.post_install</c>), such as to remember who connected; null for nothing.</summary>
    public Func<Connection, CancellationToken, Task>? AfterConnecting { get; init; }

    /// <summary>Runs before the account is removed (<c>actions.pre_delete</c>), such as to remove what was registered; null for nothing.</summary>
    public Func<Connection, CancellationToken, Task>? BeforeDeleting { get; init; }
}
