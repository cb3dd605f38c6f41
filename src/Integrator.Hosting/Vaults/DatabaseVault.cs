using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;

namespace Integrator.Hosting;

/// <summary>
/// Connections and their encrypted credentials in a database, SQLite or PostgreSQL, which any number of processes share. Every read of a secret is
/// written down with its purpose.
/// </summary>
public sealed class DatabaseVault : IConnectionStore, ICredentialStore, IDisposable
{
    private static readonly string s_process = $"{System.Environment.MachineName}/{System.Environment.ProcessId}";

    private readonly Database _database;
    private readonly SecretCipher _cipher;

    internal DatabaseVault(Database database, IDataProtectionProvider protection)
    {
        _database = database;
        _cipher = new SecretCipher(protection);
    }

    /// <summary>Connections in one file, which the processes of one machine share.</summary>
    /// <param name="path">The file; it is made if there is none.</param>
    /// <param name="protection">Encrypts secrets. Its keys must be kept as long as the file: what they encrypted is lost with them.</param>
    public static DatabaseVault OpenSqlite(string path, IDataProtectionProvider protection) => new(new SqliteDatabase(path), protection);

    /// <summary>Connections in a PostgreSQL database, version 15 or later; the tables are made if there are none.</summary>
    /// <param name="connectionString">Where it is, as Npgsql writes it.</param>
    /// <param name="protection">Encrypts secrets. Its keys must be kept as long as the database: what they encrypted is lost with them.</param>
    public static DatabaseVault OpenPostgres(string connectionString, IDataProtectionProvider protection) => new(new PostgresDatabase(connectionString), protection);

    /// <inheritdoc/>
    public async ValueTask<bool> TryAddAsync(StoredConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return await AddAsync(connection, null, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<StoredConnection?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        (await _database.FirstAsync<ConnectionRow>($"select {ConnectionRow.Columns} from integrator_connections where id = @id", new { id }, cancellationToken).ConfigureAwait(false))?.Connection;

    /// <inheritdoc/>
    public async ValueTask<StoredConnection?> FindAsync(ConnectionKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        const string Sql = $"select {ConnectionRow.Columns} from integrator_connections where tenant = @Tenant and api = @Api and name = @Name and end_user is not distinct from @User";
        return (await _database.FirstAsync<ConnectionRow>(Sql, new { key.Tenant, key.Api, key.Name, key.User }, cancellationToken).ConfigureAwait(false))?.Connection;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredConnection> ListAsync(string tenant, string? api = null, string? user = null, CancellationToken cancellationToken = default) =>
        ListAsync("tenant = @tenant and (cast(@api as text) is null or api = @api) and (cast(@user as text) is null or end_user = @user)", new { tenant, api, user }, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredConnection> ListExpiringAsync(DateTimeOffset expiringBefore, CancellationToken cancellationToken = default) =>
        ListAsync("status = 'active' and expires_at < @before", new { before = Database.Stamp(expiringBefore) }, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ConnectionStatus?> SetStatusAsync(string id, ConnectionStatus status, string? error = null, CancellationToken cancellationToken = default)
    {
        while (await FindAsync(id, cancellationToken).ConfigureAwait(false) is { } known && (known.Status != status || known.Error != error))
        {
            // Of several who see the same change, one makes it and tells of it.
            var sql = $"update integrator_connections set status = @to, error = @error, updated_at = {_database.Now} where id = @id and status = @from and error is not distinct from @known";
            if (await _database.ExecuteAsync(sql, new { id, to = status.Wire(), error, from = known.Status.Wire(), known = known.Error }, cancellationToken).ConfigureAwait(false) == 1)
            {
                return known.Status == status ? null : known.Status;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        await _database.ExecuteAsync("delete from integrator_connections where id = @id", new { id }, cancellationToken).ConfigureAwait(false) == 1;

    /// <inheritdoc/>
    public async ValueTask<CredentialState?> ReadAsync(string connection, CredentialPurpose purpose, long after = 0, CancellationToken cancellationToken = default)
    {
        const string Sql = "select id as Id, secret as Secret, generation as Generation from integrator_connections where id = @connection and secret is not null and generation > @after";
        if (await _database.FirstAsync<SecretRow>(Sql, new { connection, after }, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            return null;
        }

        var audit = $"insert into integrator_reads (connection, purpose, process, read_at) values (@connection, @purpose, @process, {_database.Now})";
        await _database.ExecuteAsync(audit, new { connection, purpose = purpose.ToString(), process = s_process }, cancellationToken).ConfigureAwait(false);
        return _cipher.Decrypt(row);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryWriteAsync(string connection, CredentialState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        var sql = $"update integrator_connections set secret = @secret, generation = @next, method = @method, expires_at = @end, updated_at = {_database.Now} where id = @connection and generation = @next - 1";
        var end = state.Credential.Token?.ExpiresAt;
        return await _database.ExecuteAsync(
            sql,
            new { connection, secret = _cipher.Encrypt(connection, state), next = state.Generation, method = state.Credential.Method, end = end is { } time ? Database.Stamp(time) : (long?)null },
            cancellationToken).ConfigureAwait(false) == 1;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryLeaseAsync(string connection, string holder, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        var sql = $"update integrator_connections set lease_holder = @holder, lease_until = {_database.Now} + @milliseconds where id = @connection and (lease_holder is null or lease_holder = @holder or lease_until <= {_database.Now})";
        return await _database.ExecuteAsync(sql, new { connection, holder, milliseconds = (long)duration.TotalMilliseconds }, cancellationToken).ConfigureAwait(false) == 1;
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(string connection, string holder, CancellationToken cancellationToken = default) =>
        await _database.ExecuteAsync("update integrator_connections set lease_holder = null, lease_until = null where id = @connection and lease_holder = @holder", new { connection, holder }, cancellationToken).ConfigureAwait(false);

    /// <summary>The reads of secrets, the latest first.</summary>
    /// <param name="connection">The connection; null for all.</param>
    /// <param name="most">How many are given at most.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<CredentialRead>> ReadsAsync(string? connection = null, int most = 1000, CancellationToken cancellationToken = default)
    {
        const string Sql = "select connection as Connection, purpose as Purpose, process as Process, read_at as ReadAt from integrator_reads where (cast(@connection as text) is null or connection = @connection) order by read_at desc limit @most";
        var rows = await _database.AllAsync<ReadRow>(Sql, new { connection, most }, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(static row => new CredentialRead(row.Connection, Enum.Parse<CredentialPurpose>(row.Purpose), row.Process, Database.Time(row.ReadAt)))];
    }

    /// <summary>Forgets the reads of secrets before a time.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> ForgetReadsAsync(DateTimeOffset before, CancellationToken cancellationToken = default) =>
        _database.ExecuteAsync("delete from integrator_reads where read_at < @before", new { before = Database.Stamp(before) }, cancellationToken);

    /// <summary>
    /// Encrypts every secret that an older key encrypted with the current key, while the hosts go on. It can be ended and begun again at any time.
    /// </summary>
    /// <returns>How many secrets were encrypted anew.</returns>
    /// <exception cref="CredentialStoreException">A secret cannot be decrypted; those before it were encrypted anew.</exception>
    public async Task<int> ReencryptAsync(CancellationToken cancellationToken = default)
    {
        var count = 0;
        foreach (var row in await SecretsAsync(cancellationToken).ConfigureAwait(false))
        {
            // A secret that changed in the meantime was encrypted with the current key.
            if (_cipher.Renewed(row) is { } renewed && await _database.ExecuteAsync(
                "update integrator_connections set secret = @renewed where id = @Id and generation = @Generation",
                new { renewed, row.Id, row.Generation },
                cancellationToken).ConfigureAwait(false) == 1)
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>
    /// Copies all connections, with their ids and secrets, to another vault, such as from SQLite to PostgreSQL. Connections that are there already are
    /// left as they are. Stop the hosts before: a token that is replaced during the copy is lost with the old vault.
    /// </summary>
    /// <returns>How many connections were copied.</returns>
    /// <exception cref="CredentialStoreException">A secret cannot be decrypted; those before it were copied.</exception>
    public async Task<int> CopyToAsync(DatabaseVault target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        var secrets = (await SecretsAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(static row => row.Id, StringComparer.Ordinal);
        var count = 0;
        await foreach (var connection in ListAsync("1 = 1", new { }, cancellationToken).ConfigureAwait(false))
        {
            var state = secrets.TryGetValue(connection.Id, out var row) ? _cipher.Decrypt(row) : null;
            count += await target.AddAsync(connection, state, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Closes the database.</summary>
    public void Dispose() => _database.Dispose();

    private async Task<bool> AddAsync(StoredConnection connection, CredentialState? state, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into integrator_connections (id, api, name, tenant, end_user, method, status, error, created_at, updated_at, expires_at, generation, secret)
            values (@Id, @Api, @Name, @Tenant, @User, @Method, @status, @Error, @created, @updated, @end, @generation, @secret)
            on conflict do nothing
            """;
        var (key, end) = (connection.Key, connection.ExpiresAt);
        return await _database.ExecuteAsync(
            Sql,
            new
            {
                connection.Id,
                key.Api,
                key.Name,
                key.Tenant,
                key.User,
                connection.Method,
                status = connection.Status.Wire(),
                connection.Error,
                created = Database.Stamp(connection.CreatedAt),
                updated = Database.Stamp(connection.UpdatedAt),
                end = end is { } time ? Database.Stamp(time) : (long?)null,
                generation = state?.Generation ?? 0,
                secret = state is null ? null : _cipher.Encrypt(connection.Id, state),
            },
            cancellationToken).ConfigureAwait(false) == 1;
    }

    private async IAsyncEnumerable<StoredConnection> ListAsync(string condition, object parameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await _database.AllAsync<ConnectionRow>($"select {ConnectionRow.Columns} from integrator_connections where {condition} order by created_at, id", parameters, cancellationToken).ConfigureAwait(false))
        {
            yield return row.Connection;
        }
    }

    private Task<IReadOnlyList<SecretRow>> SecretsAsync(CancellationToken cancellationToken) =>
        _database.AllAsync<SecretRow>("select id as Id, secret as Secret, generation as Generation from integrator_connections where secret is not null order by id", new { }, cancellationToken);

    private sealed class ReadRow
    {
        public required string Connection { get; init; }

        public required string Purpose { get; init; }

        public required string Process { get; init; }

        public long ReadAt { get; init; }
    }
}

/// <summary>A read of a secret.</summary>
/// <param name="Connection">The id of the connection.</param>
/// <param name="Purpose">What it was read for.</param>
/// <param name="Process">Who read it: the machine and the id of the process.</param>
/// <param name="ReadAt">When.</param>
public sealed record CredentialRead(string Connection, CredentialPurpose Purpose, string Process, DateTimeOffset ReadAt);
