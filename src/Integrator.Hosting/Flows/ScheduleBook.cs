using System.Globalization;
using Integrator.Flows;

namespace Integrator.Hosting;

/// <summary>
/// The table of schedules: for each, the last time that is done with. A scheduler in memory goes on from there after a restart; one in a database takes
/// it when a schedule changes. It is kept with the state of flows, under a name that no flow has.
/// </summary>
internal sealed class ScheduleBook(IJobStore store, string name)
{
    private readonly StateScope _scope = new("$schedules/" + name);

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadAsync(CancellationToken cancellationToken) =>
        (await store.StatesAsync(_scope, cancellationToken).ConfigureAwait(false)).ToDictionary(static state => state.Key, static state => Time(state.Value), StringComparer.Ordinal);

    public Task NoteAsync(string key, DateTimeOffset done, CancellationToken cancellationToken) =>
        store.SetStateAsync(_scope, key, string.Create(CultureInfo.InvariantCulture, $"\"{done.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\""), cancellationToken);

    public Task RemoveAsync(string key, CancellationToken cancellationToken) => store.SetStateAsync(_scope, key, null, cancellationToken);

    private static DateTimeOffset Time(string json) => DateTimeOffset.Parse(json.Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
