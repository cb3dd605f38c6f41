namespace Integrator;

/// <summary>What a stored connection is asked for by. No two connections have the same key.</summary>
/// <param name="Api">The connector's name, as its generated <see cref="Integrator.Api"/> has it.</param>
/// <param name="Name">Tells the accounts apart that one owner has at one API, such as <c>production</c>.</param>
public sealed record ConnectionKey(string Api, string Name = ConnectionKey.DefaultName)
{
    /// <summary>The name of an account that is the only one.</summary>
    public const string DefaultName = "default";

    /// <summary>The customer of the host that it belongs to; empty for a host with one.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The end user that it belongs to, as the host names them; null for one that the tenant's users share. An empty name is none.</summary>
    public string? User
    {
        get;
        init => field = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Api}/{Name}{(Tenant.Length > 0 ? $" of tenant {Tenant}" : "")}{(User is null ? "" : $" of user {User}")}";
}
