using Microsoft.Extensions.Logging.Testing;
using Piers;

namespace Integrator.Vaults.Tests.Processes;

/// <summary>A vault on a database, and a vendor whose refresh tokens work once.</summary>
public abstract class VaultTestBase : IAsyncLifetime
{
    private readonly List<HttpClient> _clients = [];

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected static ConnectionKey Key => new("Piers") { Tenant = "acme" };

    private protected Support.Stores Stores { get; private set; } = null!;

    private protected TokenVendor Vendor { get; private set; } = null!;

    private protected FakeLogger Log { get; } = new();

    private protected List<ConnectionChange> Changes { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Stores = await OpenStoresAsync();
        Vendor = await TokenVendor.StartAsync(isStrict: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Vendor.DisposeAsync();
        await Stores.DisposeAsync();
        _clients.ForEach(static client => client.Dispose());
    }

    protected abstract Task<Support.Stores> OpenStoresAsync();

    private protected Task<Connection> ConnectAsync(Action<VaultOptions>? configure = null) => Open(configure).ConnectAsync(PiersClient.Api, Key, cancellationToken: Token);

    private protected Vault Open(Action<VaultOptions>? configure = null)
    {
        var store = Stores.Open();
        var options = new VaultOptions
        {
            Configure = (_, connection) =>
            {
                var client = new HttpClient(new LoopbackHandler(() => Vendor.Address));
                _clients.Add(client);
                connection.HttpClient = client;
                connection.Environment = static name => name;
                connection.MaxAttempts = 1;
                connection.Logger = Log;
            },
            StatusChanged = (change, _) =>
            {
                Changes.Add(change);
                return default;
            },
        };
        configure?.Invoke(options);
        return new Vault(store, store, options);
    }
}
