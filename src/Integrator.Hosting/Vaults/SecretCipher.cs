using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Integrator.Hosting;

/// <summary>Encrypts the credential of a connection for that connection alone: moved to another, it cannot be decrypted.</summary>
internal sealed class SecretCipher(IDataProtectionProvider protection)
{
    private const string Purpose = "Integrator.Vault.1";

    public byte[] Encrypt(string connection, CredentialState state) => For(connection).Protect(CredentialJson.Write(state));

    /// <exception cref="CredentialStoreException">The key is missing or another, or what is stored is damaged.</exception>
    public CredentialState Decrypt(SecretRow row) => Try(row, protector => CredentialJson.Read(protector.Unprotect(row.Secret!), row.Generation));

    /// <summary>The same secret by the current key; null if that encrypted it.</summary>
    /// <exception cref="CredentialStoreException">The key is missing or another, or what is stored is damaged.</exception>
    public byte[]? Renewed(SecretRow row) => Try(row, protector =>
    {
        if (protector is not IPersistedDataProtector persisted)
        {
            return protector.Protect(protector.Unprotect(row.Secret!));
        }

        var plain = persisted.DangerousUnprotect(row.Secret!, ignoreRevocationErrors: true, out var requiresMigration, out var wasRevoked);
        return requiresMigration || wasRevoked ? protector.Protect(plain) : null;
    });

    private T Try<T>(SecretRow row, Func<IDataProtector, T> use)
    {
        try
        {
            return use(For(row.Id));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            throw new CredentialStoreException(
                $"The credential of connection {row.Id} cannot be decrypted: its key is missing or another, or what is stored is damaged. Restore the key ring; if it is lost, the user has to connect again.", failure);
        }
    }

    private IDataProtector For(string connection) => protection.CreateProtector(Purpose, connection);
}
