using Integrator.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace Integrator.Vaults.Tests.Support;

/// <summary>A database that several stores share, each as good as a process of its own.</summary>
public abstract class Stores : IAsyncDisposable
{
    private readonly List<IDisposable> _open = [];

    /// <summary>How the worker calls it.</summary>
    public abstract string Kind { get; }

    /// <summary>Where it is: a file or a connection string.</summary>
    public abstract string Database { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("integrator-vault-").FullName;

    /// <summary>The files of the database, and those beside it.</summary>
    public virtual IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories);

    public string Keys => Path.Combine(Folder, "keys");

    public IDataProtectionProvider Protection => field ??= ProtectionIn(Keys);

    public static IDataProtectionProvider ProtectionIn(string keys) =>
        DataProtectionProvider.Create(new DirectoryInfo(keys), static builder => builder.SetApplicationName("Integrator"));

    public DatabaseVault Open(IDataProtectionProvider? protection = null)
    {
        var store = Open(Database, protection ?? Protection);
        _open.Add(store);
        return store;
    }

    public virtual ValueTask DisposeAsync()
    {
        _open.ForEach(static store => store.Dispose());
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return default;
    }

    /// <summary>Runs SQL of an attacker or an operator.</summary>
    public abstract Task<object?> SqlAsync(string sql);

    protected abstract DatabaseVault Open(string database, IDataProtectionProvider protection);
}

public sealed class SqliteStores : Stores
{
    public override string Kind => "sqlite";

    public override string Database => Path.Combine(Folder, "vault.db");

    public override async Task<object?> SqlAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write their SQL themselves.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    protected override DatabaseVault Open(string database, IDataProtectionProvider protection) => DatabaseVault.OpenSqlite(database, protection);
}

public sealed class PostgresStores(string database, string data) : Stores
{
    public override IEnumerable<string> Files => base.Files.Concat(Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories));

    public override string Kind => "postgres";

    public override string Database => database;

    public override async Task<object?> SqlAsync(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    protected override DatabaseVault Open(string database, IDataProtectionProvider protection) => DatabaseVault.OpenPostgres(database, protection);
}
