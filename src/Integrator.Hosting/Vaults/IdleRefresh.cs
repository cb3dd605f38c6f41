using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Integrator.Hosting;

/// <summary>How credentials are kept alive that nobody uses.</summary>
public sealed class IdleRefreshOptions
{
    /// <summary>How often they are looked for; an hour by default.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long after its access token ended a credential is idle; three days by default. It must be shorter than the time after which providers
    /// forget a refresh token that is not used.
    /// </summary>
    public TimeSpan After { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long reads of secrets are remembered; a year by default.</summary>
    public TimeSpan KeepReads { get; set; } = TimeSpan.FromDays(365);
}

/// <summary>Refreshes credentials that nobody uses, before their refresh tokens lapse.</summary>
internal sealed partial class IdleRefresh(Vault vault, IEnumerable<Api> apis, IOptions<IdleRefreshOptions> options, IOptions<ConnectOptions> connect, TimeProvider clock, ILogger<IdleRefresh> logger, DatabaseVault? audit = null) : BackgroundService
{
    private readonly Dictionary<string, Api> _apis = apis.Concat(connect.Value.Apis).DistinctBy(static api => api.Name).ToDictionary(static api => api.Name, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Every, clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The store is away; the next round comes.
                Failed(failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>One round.</summary>
    /// <returns>How many credentials were refreshed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        if (audit is not null)
        {
            await audit.ForgetReadsAsync(clock.GetUtcNow() - options.Value.KeepReads, cancellationToken).ConfigureAwait(false);
        }

        await foreach (var stored in vault.Connections.ListExpiringAsync(clock.GetUtcNow() - options.Value.After, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_apis.TryGetValue(stored.Key.Api, out var api) && await RefreshAsync(api, stored).ConfigureAwait(false))
            {
                count++;
            }
        }

        return count;
    }

    // Not cancelled when the host stops: a token that the provider has given is stored before.
    private async Task<bool> RefreshAsync(Api api, StoredConnection stored)
    {
        try
        {
            return await vault.RefreshAsync(api, stored.Id, null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Its status says what is wrong; the others are refreshed nevertheless.
            NotRefreshed(stored.Key.ToString(), stored.Id, failure.Message);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The credential of {Key} ({Id}) was not refreshed. {Reason}")]
    private partial void NotRefreshed(string key, string id, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Idle credentials were not looked for. {Reason}")]
    private partial void Failed(string reason);
}
