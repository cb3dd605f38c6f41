using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Expressions;

namespace Integrator.Flows;

/// <summary>Records on their way: pages of an export go through processors into imports. Generated from a definition, or written as a class.</summary>
public abstract class Flow
{
    private JsonElement _settings;

    private protected Flow()
    {
    }

    /// <summary>What the flow is called, when it runs, and what it is connected to.</summary>
    public abstract FlowInfo Info { get; }

    /// <summary>The settings of the flow: a JSON object. Members that are not set are those of the definition.</summary>
    public JsonElement Settings
    {
        get => _settings.ValueKind == JsonValueKind.Undefined ? _settings = JsonElement.Parse(Info.Settings) : _settings;
        init => _settings = Merged(value);
    }

    /// <summary>What an event is known by: a second one with the same key starts nothing. Null for what its webhook says.</summary>
    /// <param name="input">The event.</param>
    protected internal virtual string? DedupeKey(JsonElement input) => null;

    /// <summary>Is called when all records of a job are done, before it ends. What it throws is the failure of the job.</summary>
    /// <param name="cancellationToken">Cancels the work.</param>
    protected internal virtual Task CompletedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Of jobs with the same key, one runs at a time; null for all jobs of the flow.</summary>
    /// <param name="input">The event or the input that starts the job; undefined for none.</param>
    protected internal virtual string? MutexKey(JsonElement input) => null;

    /// <summary>Jobs with the same key share their state; null for all jobs of the flow.</summary>
    /// <param name="input">The event or the input that starts the job; undefined for none.</param>
    protected internal virtual string? StateKey(JsonElement input) => null;

    /// <summary>The input of a job.</summary>
    /// <param name="payload">JSON; null for none.</param>
    /// <exception cref="FlowException">The text is no JSON.</exception>
    internal static JsonElement Input(string? payload)
    {
        try
        {
            return payload is null ? default : JsonElement.Parse(payload);
        }
        catch (JsonException failure)
        {
            throw new FlowException("event_unreadable", "The event or the input of the job is no JSON: " + failure.Message, failure);
        }
    }

    private JsonElement Merged(JsonElement given)
    {
        var merged = JsonNode.Parse(Info.Settings)!.AsObject();
        foreach (var member in given.EnumerateObject())
        {
            merged[member.Name] = JsonConversions.Of(member.Value);
        }

        return JsonElement.Parse(merged.ToJsonString());
    }

    internal abstract IPageReader Open(FlowStart start);

    internal abstract Task<PageResult> ProcessAsync(FlowPageData page, FlowRun run);

    internal abstract FlowPageData ReadRecords(IReadOnlyList<JobError> errors);
}

/// <summary>A flow whose records are of one type.</summary>
/// <typeparam name="TRecord">A record: what the export gives, and what steps have added to it.</typeparam>
public abstract class Flow<TRecord> : Flow
    where TRecord : class, Json.IJsonModel<TRecord>
{
    /// <summary>Where the records come from, in order.</summary>
    protected abstract IReadOnlyList<FlowSource<TRecord>> Sources { get; }

    /// <summary>Takes the records of one page through all steps.</summary>
    /// <param name="page">The page.</param>
    protected abstract Task ProcessAsync(RecordPage<TRecord> page);

    internal override IPageReader Open(FlowStart start) => new PageReader<TRecord>(Sources, start, Info.ReadsSourcesTogether);

    internal override async Task<PageResult> ProcessAsync(FlowPageData page, FlowRun run)
    {
        var records = new RecordPage<TRecord>((IReadOnlyList<FlowRecord<TRecord>>)page.Records, run);
        await ProcessAsync(records).ConfigureAwait(false);
        return records.Result();
    }

    // A record that failed at several steps is one record again.
    internal override FlowPageData ReadRecords(IReadOnlyList<JobError> errors)
    {
        var records = errors
            .Where(static error => error.Record is not null)
            .GroupBy(static error => error.Key, StringComparer.Ordinal)
            .Select(static same => FlowRecord<TRecord>.Of(same))
            .ToList();
        return new FlowPageData(records, records.Count, null, null);
    }
}
