namespace Integrator.Flows.Tests.Support;

/// <summary>Tests that have a store of jobs of their own.</summary>
public abstract class StoreTests(StoreKind kind) : IAsyncLifetime
{
    private TestStores _stores = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IJobStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _stores = await kind.CreateAsync();
        Store = _stores.Open();
    }

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    /// <summary>The same jobs as another process sees them.</summary>
    protected IJobStore Other() => _stores.Open();
}
