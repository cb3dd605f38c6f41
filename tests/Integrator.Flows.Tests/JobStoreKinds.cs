using Integrator.Flows.Tests.Support;
using Integrator.Vaults.Tests.Support;

namespace Integrator.Flows.Tests;

public sealed class MemoryJobStoreTests : JobStoreTests
{
    private readonly MemoryJobStore _memory = new();

    public override ValueTask DisposeAsync() => default;

    protected override Task<IJobStore> OpenAsync() => Task.FromResult<IJobStore>(_memory);

    protected override IJobStore Other() => _memory;
}

public sealed class SqliteJobStoreTests : JobStoreTests
{
    private readonly TestDatabase _database = TestDatabase.Sqlite();

    public override ValueTask DisposeAsync() => _database.DisposeAsync();

    protected override Task<IJobStore> OpenAsync() => Task.FromResult<IJobStore>(_database.Open());

    protected override IJobStore Other() => _database.Open();
}

public sealed class PostgresJobStoreTests(PostgresServer server) : JobStoreTests
{
    private TestDatabase _database = null!;

    public override ValueTask DisposeAsync() => _database.DisposeAsync();

    protected override async Task<IJobStore> OpenAsync() => (_database = await TestDatabase.PostgresAsync(server)).Open();

    protected override IJobStore Other() => _database.Open();
}
