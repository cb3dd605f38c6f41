using System.Globalization;
using Integrator.Hosting;
using Piers;

namespace Integrator.Vaults.Tests.Processes;

/// <summary>
/// A process replaces its token again and again and is killed at a random moment. What the store has then works, unless the vendor honours it no more:
/// a strict vendor has given a token whose answer nobody took, and no client can know that token. Then, and only then, the user has to connect again.
/// </summary>
internal static class KillRounds
{
    private const int LongestMilliseconds = 250;

    /// <summary>How many rounds are asked for: INTEGRATOR_KILL_ROUNDS, or a few.</summary>
    public static int Asked => int.TryParse(Environment.GetEnvironmentVariable("INTEGRATOR_KILL_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 5;

    public static async Task RunAsync(Support.Stores stores, int rounds, bool isStrict)
    {
        await using var vendor = await TokenVendor.StartAsync(isStrict);
        using var http = new HttpClient(new LoopbackHandler(() => vendor.Address));
        var store = stores.Open();
        var vault = Open(store, http);
        var (works, refused) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var key = new ConnectionKey("Piers") { Tenant = $"round-{round}" };
            var stored = await vault.AddAsync(PiersClient.Api, key, PiersCredentials.Login(vendor.Consent(isExpired: true)));
            var worker = await WorkerProcess.StartAsync("refresh", stores, vendor, tenant: key.Tenant);
            await Task.Delay(Random.Shared.Next(LongestMilliseconds));
            await worker.KillAsync();

            // Nothing is lost: the credential is there, whole, and works if the vendor honours it.
            var state = await store.ReadAsync(stored.Id, CredentialPurpose.Maintenance);
            var isHonoured = vendor.Honours(state!.Credential.Token!.RefreshToken!);
            using var connection = await vault.ConnectAsync(PiersClient.Api, key);
            var isRefreshed = await IsRefreshedAsync(connection);
            Assert.True(isHonoured == isRefreshed, $"Round {round}: the vendor {(isHonoured ? "honours" : "refuses")} generation {state.Generation}, and the vault {(isRefreshed ? "works" : "does not")}.");
            _ = isRefreshed ? works++ : refused++;
            var status = (await store.FindAsync(stored.Id))!.Status;
            Assert.Equal(isRefreshed ? ConnectionStatus.Active : ConnectionStatus.NeedsReauth, status);
            if ((round + 1) % 20 == 0)
            {
                TestContext.Current.SendDiagnosticMessage($"{stores.Kind}, {(isStrict ? "strict" : "lenient")}: {round + 1} rounds, {works} work, {refused} were refused by the vendor, {vendor.Refreshes} refreshes.");
            }
        }

        Assert.True(isStrict || refused == 0);
    }

    private static async Task<bool> IsRefreshedAsync(Connection connection)
    {
        try
        {
            await connection.RefreshAsync();
            return (await new PiersClient(connection).Me.GetAsync()).Name == "Ann";
        }
        catch (TokenException failure) when (failure.NeedsReauthentication)
        {
            return false;
        }
    }

    private static Vault Open(DatabaseVault store, HttpClient http) => new(store, store, new VaultOptions
    {
        Configure = (_, options) =>
        {
            options.HttpClient = http;
            options.Environment = static name => name;
            options.MaxAttempts = 1;
        },
    });
}
