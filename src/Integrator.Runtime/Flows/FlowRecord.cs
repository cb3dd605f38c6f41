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

    internal FlowRecord(TRecord value, string place, string? traceKey) => (_first, Value, _place, TraceKey) = (value, value, place, traceKey);

    /// <summary>The record as the steps so far have made it.</summary>
    public TRecord Value { get; internal set; }

    internal string? TraceKey { get; }

    internal int Attempt { get; private init; } = 1;

    internal bool IsImported { get; set; }

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

    /// <summary>A key for one call of one step, the same in every attempt: a UUID of version 8 (RFC 9562).</summary>
    internal string CallKey(FlowStep step, int number)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Key}/{step.Name}/{number}")), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }

    internal bool IsDone(FlowStep step)
    {
        lock (_lock)
        {
            return _done?.Contains(step.Name) == true;
        }
    }

    internal void Complete(FlowStep step)
    {
        lock (_lock)
        {
            (_done ??= new HashSet<string>(StringComparer.Ordinal)).Add(step.Name);
            IsImported |= step.Kind == FlowStepKind.Import;
        }
    }

    internal void Fail(string step, string code, string message, bool isWarning)
    {
        var error = new JobError(step, code, message) { Record = JsonModel.ToJson(Value), Key = Key, TraceKey = TraceKey, Attempt = Attempt, IsWarning = isWarning };
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
        return new FlowRecord<TRecord>(JsonModel.Parse<TRecord>(last.Record!), "", last.TraceKey)
        {
            _key = last.Key,
            _done = all.SelectMany(static error => error.Done).ToHashSet(StringComparer.Ordinal),
            Attempt = all.Max(static error => error.Attempt) + 1,
            Resolves = [.. all.Select(static error => error.Id)],
        };
    }
}
