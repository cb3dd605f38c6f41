using System.Data.Common;
using Dapper;
using DbUp;
using DbUp.Builder;
using Npgsql;

namespace Integrator.Hosting;

/// <summary>A PostgreSQL database, for any number of machines.</summary>
internal sealed class PostgresDatabase(string connectionString) : Database
{
    // Any number that no other application takes; it is "integrat" in ASCII.
    private const long UpgradeLock = 0x696E746567726174;

    private const string Channel = "integrator_jobs";

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    public override string Now => "(extract(epoch from clock_timestamp()) * 1000)::bigint";

    public override string IsAny(string column, string parameter) => $"{column} = any({parameter})";

    public override string SkipLocked => "for update skip locked";

    public override string Enter => "select pg_advisory_xact_lock(hashtextextended(@name, 0))";

    public override string? SharedAddress => connectionString;

    public override string Tell => $"select pg_notify('{Channel}', flow) from integrator_jobs where id = @id and status = 0 and due_at <= {Now}";

    /// <summary>The address with settings of the session added.</summary>
    public static string WithSettings(string address, string settings)
    {
        var connection = new NpgsqlConnectionStringBuilder(address);
        connection.Options = $"{connection.Options} {settings}".TrimStart();
        return connection.ToString();
    }

    // What is told is a flow, never a job: who comes first takes the job that is next.
    public override async Task ListenAsync(Action<string?> told, CancellationToken cancellationToken)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 15 };
        var connection = new NpgsqlConnection(address.ToString());
        await using (connection.ConfigureAwait(false))
        {
            connection.Notification += (_, notification) => told(notification.Payload);
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync(new CommandDefinition("listen " + Channel, cancellationToken: cancellationToken)).ConfigureAwait(false);
            told(null);
            while (true)
            {
                await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    protected override string Suffix => ".postgres.sql";

    protected override void Dispose(bool disposing)
    {
        _source.Dispose();
        base.Dispose(disposing);
    }

    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken) => await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    protected override UpgradeEngineBuilder Upgrade() => DeployChanges.To.PostgresqlDatabase(connectionString).JournalToPostgresqlTable("public", "integrator_schema_versions");

    protected override async Task<IAsyncDisposable?> LockAsync(CancellationToken cancellationToken)
    {
        // The lock ends with the session.
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(@key)", new { key = UpgradeLock }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return new Held(connection);
    }

    private sealed class Held(DbConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await connection.ExecuteAsync("select pg_advisory_unlock(@key)", new { key = UpgradeLock }).ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
