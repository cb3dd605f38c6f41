namespace Integrator;

/// <summary>The vault has no connection of the key or the id.</summary>
/// <param name="what">The key or the id.</param>
public sealed class ConnectionNotFoundException(string what) : Exception($"There is no connection {what}. Connect it first: Vault.AddAsync for a credential that is at hand, or a consent for a user's account.");
