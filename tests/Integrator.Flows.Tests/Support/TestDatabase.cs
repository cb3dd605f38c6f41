using Integrator.Hosting;
using Integrator.Vaults.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Integrator.Flows.Tests.Support;

/// <summary>A database that several stores share, each as good as a process of its own.</summary>
internal sealed class TestDatabase(Func<DatabaseJobStore> open, Func<string, Task> execute, string? folder) : IAsyncDisposable
{
    private readonly List<DatabaseJobStore> _open = [];

    public DatabaseJobStore Open()
    {
        var store = open();
        _open.Add(store);
        return store;
    }

    /// <summary>Runs SQL of an operator.</summary>
    public Task ExecuteAsync(string sql) => execute(sql);

    public static TestDatabase Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("integrator-jobs-").FullName;
        var file = Path.Combine(folder, "jobs.db");
        return new TestDatabase(() => DatabaseJobStore.OpenSqlite(file), sql => SqliteAsync(file, sql), folder);
    }

    public static async Task<TestDatabase> PostgresAsync(PostgresServer server)
    {
        var database = await server.CreateDatabaseAsync();
        return new TestDatabase(() => DatabaseJobStore.OpenPostgres(database), sql => PostgresAsync(database, sql), null);
    }

    public ValueTask DisposeAsync()
    {
        _open.ForEach(static store => store.Dispose());
        SqliteConnection.ClearAllPools();
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }

        return default;
    }

#pragma warning disable CA2100 // Tests write their SQL themselves.
    private static async Task SqliteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task PostgresAsync(string database, string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
#pragma warning restore CA2100
}
