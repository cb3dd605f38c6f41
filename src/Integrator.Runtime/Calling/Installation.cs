using System.Text.Json;

namespace Integrator;

/// <summary>What is done once when an account is connected: check the credential, then run what the connector does after connecting.</summary>
internal sealed class Installation(Vault vault, Api api, StoredConnection connection, Action<ConnectionOptions>? configure)
{
    /// <summary>Checks a credential that is not stored yet.</summary>
    /// <returns>The credential, with the token that the check may have got.</returns>
    /// <exception cref="ConnectionRefusedException">It does not work.</exception>
    public async Task<Credential> CheckAsync(Credential credential, object? variables, CancellationToken cancellationToken)
    {
        if (api.LifeCycle?.Validate is not { } validate)
        {
            return credential;
        }

        var options = vault.OptionsFor(connection.Key, configure);
        options.Variables = variables ?? options.Variables;
        using var opened = new Connection(api, credential, options);
        try
        {
            await validate(opened, cancellationToken).ConfigureAwait(false);
            return opened.Scope.Token is { } token && !ReferenceEquals(token, credential.Token) ? credential.With(token) : credential;
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            var current = await vault.Connections.FindAsync(connection.Id, cancellationToken).ConfigureAwait(false);
            if (current?.Status is ConnectionStatus.Connecting or ConnectionStatus.ValidationError)
            {
                await vault.SetStatusAsync(connection, ConnectionStatus.ValidationError, failure.Message, cancellationToken).ConfigureAwait(false);
            }

            throw new ConnectionRefusedException(connection.Key.ToString(), failure.Message, failure);
        }
    }

    /// <summary>Runs what follows a new credential, which is stored.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (api.LifeCycle?.AfterConnecting is { } after)
        {
            using var opened = await vault.OpenAsync(api, connection with { Status = ConnectionStatus.Active }, configure, cancellationToken).ConfigureAwait(false);
            try
            {
                await after(opened, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (IsRefusal(failure))
            {
                await vault.SetStatusAsync(connection, ConnectionStatus.PostInstallError, failure.Message, cancellationToken).ConfigureAwait(false);
                return;
            }
        }

        await vault.SetStatusAsync(connection, ConnectionStatus.Active, null, cancellationToken).ConfigureAwait(false);
    }

    // What a remote side, or an expression over its answer, can lead to. Their messages hold no secret.
    private static bool IsRefusal(Exception failure) => failure is ApiException or ReauthenticationException or TokenException or HttpRequestException
        or TimeoutException or RateLimitedException or ExpressionException or FormException or JsonException or AddressException or ResponseTooLargeException;
}
