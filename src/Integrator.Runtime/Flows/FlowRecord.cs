using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Integrator.Json;

namespace Integrator.Flows;

/// <summary>A record on its way through a flow.</summary>
/// <typeparam name="TRecord">What the export gives, and what steps have added to it.</typeparam>
public sealed class FlowRecord<TRecord>
    where TRecord : class, IJsonModel<TRecord>
{
    private readonly TRecord _first;
    private readonly string _place;
    private readonly Lock _lock = new();
    private string? _key;
    private HashSet<string>? _done;
    private List<JobError>? _errors;

    internal FlowRecord(TRecord value, string place, string? traceKey, string source) => (_first, Value, _place, TraceKey, Source) = (value, value, place, traceKey, source);

    /// <summary>The record as the steps so far have made it.</summary>
    public TRecord Value { get; internal set; }

    internal string? TraceKey { get; }

    /// <summary>The name of the source.</summary>
    internal string Source { get; }

    internal int Attempt { get; private init; } = 1;

    internal bool IsImported { get; private set; }

    /// <summary>Whether a hook has ended the record, which is no failure.</summary>
    internal bool IsIgnored { get; set; }

    /// <summary>Whether the record is not kept if it fails.</summary>
    internal bool SkipsRetries { get; init; }

    internal IReadOnlyList<JobError> Errors => _errors ?? [];

    /// <summary>The errors of an earlier job that are resolved if this record does not fail again.</summary>
    internal IReadOnlyList<long> Resolves { get; private init; } = [];

    internal bool IsFailed => Errors.Any(static error => !error.IsWarning);

    /// <summary>
    /// What the record is known by in every attempt: its place among the records of the job, and what it held when it was read. So a page
    /// that is sent again has the same keys, and a page whose records have moved or changed in the meantime has others.
    /// </summary>
    internal string Key
    {
        get
        {
            lock (_lock)
            {
                return _key ??= $"{_place}/{Convert.ToHexStringLower(SHA256.HashData(JsonModel.ToBytes(_first)).AsSpan(0, 8))}";
            }
        }
    }

    /// <summary>A key for one call of one step, the same in every attempt.</summary>
    internal string CallKey(FlowStep step, int number) => FlowRecord.CallKey([Key], step, number);

    internal bool IsDone(FlowStep step)
    {
        lock (_lock)
        {
            return _done?.Contains(step.Name) == true;
        }
    }

    internal void Complete(FlowStep step, bool isIgnored)
    {
        lock (_lock)
        {
            (_done ??= new HashSet<string>(StringComparer.Ordinal)).Add(step.Name);
            IsImported |= step.Kind == FlowStepKind.Import && !isIgnored;
        }
    }

    internal void Fail(string step, string code, string message, bool isWarning, string? traceKey = null)
    {
        var record = SkipsRetries ? null : JsonModel.ToJson(Value);
        var error = new JobError(step, code, message) { Record = record, Key = Key, TraceKey = traceKey ?? TraceKey, Attempt = Attempt, IsWarning = isWarning };
        lock (_lock)
        {
            (_errors ??= []).Add(error with { Done = [.. (_done ?? []).Order(StringComparer.Ordinal)] });
        }
    }

    /// <summary>A record that failed before, to be tried again.</summary>
    internal static FlowRecord<TRecord> Of(IEnumerable<JobError> errors)
    {
        var all = errors.ToList();
        var last = all[^1];
        return new FlowRecord<TRecord>(JsonModel.Parse<TRecord>(last.Record!), "", last.TraceKey, FlowRecord.SourceOf(last.Key))
        {
            _key = last.Key,
            _done = all.SelectMany(static error => error.Done).ToHashSet(StringComparer.Ordinal),
            Attempt = all.Max(static error => error.Attempt) + 1,
            Resolves = [.. all.Select(static error => error.Id)],
        };
    }
}

/// <summary>What records have in common.</summary>
internal static class FlowRecord
{
    /// <summary>The source that a key names: it stands between the job and the place in the source.</summary>
    public static string SourceOf(string key) => key.Split('/') is { Length: > 4 } parts ? string.Join('/', parts[1..^3]) : "";

    /// <summary>A key for one call of one step for some records: a UUID of version 8 (RFC 9562).</summary>
    public static string CallKey(IEnumerable<string> records, FlowStep step, int number)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{string.Join('\n', records)}/{step.Name}/{number}")), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
