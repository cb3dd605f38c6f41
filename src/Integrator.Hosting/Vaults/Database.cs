using System.Data.Common;
using System.Globalization;
using Dapper;
using DbUp.Builder;
using DbUp.Engine;

namespace Integrator.Hosting;

/// <summary>The database of a vault: how it is opened, and what its SQL does not share with others.</summary>
internal abstract class Database : IDisposable
{
    private const int MostAttempts = 5;

    private readonly SemaphoreSlim _gate = new(1);
    private volatile bool _isCurrent;

    /// <summary>What the scripts of this database end with.</summary>
    protected abstract string Suffix { get; }

    /// <summary>Milliseconds since 1970 by the clock of the database.</summary>
    public abstract string Now { get; }

    /// <summary>A connection that is open; the tables are there.</summary>
    /// <exception cref="CredentialStoreException">The database was made by a later version.</exception>
    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (!_isCurrent)
        {
            await UpgradeAsync(cancellationToken).ConfigureAwait(false);
        }

        return await ConnectAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a column has one of the values of an array.</summary>
    /// <param name="column">The column.</param>
    /// <param name="parameter">The name of the array, with its sign.</param>
    public virtual string IsAny(string column, string parameter) => $"{column} in {parameter}";

    /// <summary>What a query for one row ends with, so that it passes over rows that others are changing; empty where there is one writer at a time.</summary>
    public virtual string SkipLocked => "";

    /// <summary>The query that keeps others from a section named <c>@name</c> until the transaction ends; empty where there is one writer at a time.</summary>
    public virtual string Enter => "";

    /// <summary>Where the database is, if any number of machines share it; else null.</summary>
    public virtual string? SharedAddress => null;

    /// <summary>The query that tells all who listen of the job <c>@id</c>, if it can be run; empty where nobody listens.</summary>
    public virtual string Tell => "";

    /// <summary>Listens to what others tell, until it is cancelled; null where nobody tells.</summary>
    /// <param name="told">Is given the flow of a job, and null for all that may have been told before.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public virtual Task? ListenAsync(Action<string?> told, CancellationToken cancellationToken) => null;

    /// <summary>Whether a unique index refused a write.</summary>
    public static bool IsRefusedByIndex(DbException failure) =>
        failure is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation }
        || failure is Microsoft.Data.Sqlite.SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    /// <summary>Does work in one transaction, which is undone if the work fails. What another transaction only got in the way of is tried again.</summary>
    public async Task<T> TransactAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        var result = await work(connection, transaction).ConfigureAwait(false);
                        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                        return result;
                    }
                }
            }
            catch (DbException failure) when (failure.IsTransient && attempt < MostAttempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)).ConfigureAwait(false);
        }
    }

    public async Task<T?> FirstAsync<T>(string sql, object parameters, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)).ConfigureAwait(false);
        }
    }

    public async Task<IReadOnlyList<T>> AllAsync<T>(string sql, object parameters, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)).ConfigureAwait(false)).AsList();
        }
    }

    /// <summary>Milliseconds since 1970, as tables have them.</summary>
    public static long Stamp(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset Time(long stamp) => DateTimeOffset.FromUnixTimeMilliseconds(stamp);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _gate.Dispose();

    protected abstract Task<DbConnection> ConnectAsync(CancellationToken cancellationToken);

    protected abstract UpgradeEngineBuilder Upgrade();

    /// <summary>Keeps other processes from upgrading at the same time, where the database can.</summary>
    protected virtual Task<IAsyncDisposable?> LockAsync(CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable?>(null);

    private async Task UpgradeAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_isCurrent)
            {
                await UpgradeOnceAsync(cancellationToken).ConfigureAwait(false);
                _isCurrent = true;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    // Of several processes that begin at the same time, all but one find that the scripts have run.
    private async Task UpgradeOnceAsync(CancellationToken cancellationToken)
    {
        var held = await LockAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var engine = Upgrade().WithScriptsEmbeddedInAssembly(typeof(Database).Assembly, name => name.EndsWith(Suffix, StringComparison.Ordinal)).WithTransactionPerScript().LogToNowhere().Build();
                Check(engine);
                var result = engine.PerformUpgrade();
                if (result.Successful)
                {
                    return;
                }

                if (attempt == MostAttempts)
                {
                    throw new CredentialStoreException($"The tables of the vault cannot be made: {result.Error.Message}", result.Error);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (held is not null)
            {
                await held.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static void Check(UpgradeEngine engine)
    {
        var known = engine.GetDiscoveredScripts().Select(static script => script.Name).ToHashSet(StringComparer.Ordinal);
        if (engine.GetExecutedScripts().FirstOrDefault(script => !known.Contains(script)) is { } later)
        {
            throw new CredentialStoreException(string.Create(CultureInfo.InvariantCulture, $"The database of the vault was made by a later version, which ran '{later}'. Use that version, or restore a backup."));
        }
    }
}
