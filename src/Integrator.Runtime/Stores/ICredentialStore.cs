namespace Integrator;

/// <summary>
/// Keeps the secrets of connections. Processes share one: what one of them stored, the others read. An implementation loses nothing that it
/// confirmed, also if the process ends at once.
/// </summary>
public interface ICredentialStore
{
    /// <summary>Reads a credential; null if the connection has none, or none that is newer. What is not newer is not decrypted.</summary>
    /// <param name="connection">The id of the connection.</param>
    /// <param name="purpose">What it is read for.</param>
    /// <param name="after">The generation that is known already; 0 for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="CredentialStoreException">It is there, and it cannot be decrypted.</exception>
    ValueTask<CredentialState?> ReadAsync(string connection, CredentialPurpose purpose, long after = 0, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores a credential if the stored one has the generation before it. The first one, of generation 1, is stored if there is none.
    /// </summary>
    /// <returns>Whether it was stored; false if another change came first, or the connection does not exist.</returns>
    ValueTask<bool> TryWriteAsync(string connection, CredentialState state, CancellationToken cancellationToken = default);

    /// <summary>Takes or prolongs the right to replace the token, so that one process does at a time.</summary>
    /// <param name="connection">The id of the connection.</param>
    /// <param name="holder">Who takes it; the same holder prolongs it.</param>
    /// <param name="duration">When another may take it, from now on, by the store's clock.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the holder has it now; false while another has.</returns>
    ValueTask<bool> TryLeaseAsync(string connection, string holder, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Gives the right back. Nothing happens if another has it.</summary>
    ValueTask ReleaseAsync(string connection, string holder, CancellationToken cancellationToken = default);
}

/// <summary>A store cannot give a credential: its key is missing or wrong, or what is stored is damaged. No secret is told.</summary>
/// <param name="message">Names the connection and says what to do.</param>
/// <param name="inner">What happened.</param>
public sealed class CredentialStoreException(string message, Exception? inner = null) : Exception(message, inner);
