namespace Integrator.Hosting;

/// <summary>Consents that have begun, in the database of the vault: a browser may come back to another process.</summary>
internal sealed class DatabaseConsents(Database database, TimeProvider clock) : IConsentStore
{
    public async ValueTask AddAsync(string id, byte[] data, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        await database.ExecuteAsync("delete from integrator_consents where until < @now", new { now = Database.Stamp(clock.GetUtcNow()) }, cancellationToken).ConfigureAwait(false);
        await database.ExecuteAsync("insert into integrator_consents (id, data, until) values (@id, @data, @until) on conflict do nothing", new { id, data, until = Database.Stamp(until) }, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<TakenConsent> TakeAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await database.FirstAsync<ConsentRow>("select data as Data from integrator_consents where id = @id", new { id }, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            return new TakenConsent(null, false);
        }

        var isOurs = row.Data is not null && await database.ExecuteAsync("update integrator_consents set data = null where id = @id and data is not null", new { id }, cancellationToken).ConfigureAwait(false) == 1;
        return isOurs ? new TakenConsent(row.Data, false) : new TakenConsent(null, true);
    }

    private sealed class ConsentRow
    {
        public byte[]? Data { get; init; }
    }
}
