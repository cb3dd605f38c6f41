using Integrator.Vaults.Tests.Support;

namespace Integrator.Flows.Tests.Support;

/// <summary>Where jobs are stored: the same tests run on each kind.</summary>
public sealed class StoreKind
{
    private readonly Func<Task<TestStores>> _create;

    private StoreKind(Func<Task<TestStores>> create) => _create = create;

    public static StoreKind Memory { get; } = new(static () =>
    {
        var store = new MemoryJobStore();
        return Task.FromResult(new TestStores(() => store, null));
    });

    public static StoreKind Sqlite { get; } = new(static () => Task.FromResult(Of(TestDatabase.Sqlite())));

    public static StoreKind Postgres(PostgresServer server) => new(async () => Of(await TestDatabase.PostgresAsync(server)));

    /// <summary>An empty place for jobs.</summary>
    public Task<TestStores> CreateAsync() => _create();

    private static TestStores Of(TestDatabase database) => new(database.Open, database);
}

/// <summary>The stores over one place for jobs.</summary>
public sealed class TestStores(Func<IJobStore> open, IAsyncDisposable? owner) : IAsyncDisposable
{
    /// <summary>The jobs as one more process sees them.</summary>
    public IJobStore Open() => open();

    public ValueTask DisposeAsync() => owner?.DisposeAsync() ?? default;
}
