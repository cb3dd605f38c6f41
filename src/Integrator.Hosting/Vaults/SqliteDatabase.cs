using System.Data.Common;
using Dapper;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;

namespace Integrator.Hosting;

/// <summary>A database in one file, for the processes of one machine.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly string _connection;

    /// <param name="path">The file; it is made if there is none.</param>
    public SqliteDatabase(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        _connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 60 }.ToString();
    }

    public override string Now => "cast(unixepoch('subsec') * 1000 as integer)";

    protected override string Suffix => ".sqlite.sql";

    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);

            // What is confirmed is on the disk, also when the power fails. Readers do not wait for writers.
            await connection.ExecuteAsync(new CommandDefinition("pragma busy_timeout = 30000; pragma journal_mode = wal; pragma synchronous = full;", cancellationToken: cancellationToken)).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    protected override UpgradeEngineBuilder Upgrade() => DeployChanges.To.SqliteDatabase(_connection);
}
