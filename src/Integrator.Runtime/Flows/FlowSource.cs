using System.Runtime.CompilerServices;

namespace Integrator.Flows;

/// <summary>Where records come from: an export of a definition, or the event that started the job.</summary>
/// <typeparam name="TRecord">A record.</typeparam>
public sealed class FlowSource<TRecord>
{
    private readonly Func<SourceCall, IAsyncEnumerable<Page<TRecord>>> _pages;

    /// <param name="name">Its name, unique in the flow.</param>
    /// <param name="pages">Reads the pages from where the call says.</param>
    public FlowSource(string name, Func<SourceCall, IAsyncEnumerable<Page<TRecord>>> pages)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(pages);
        (Name, _pages) = (name, pages);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What people call it; null for its name.</summary>
    public string? Label { get; init; }

    /// <summary>What it is connected to; null for a source without calls.</summary>
    public ConnectionSlot? Connection { get; init; }

    /// <summary>Gives a record another shape, before anything else sees it; null for the shape that it has. One that throws makes the record fail.</summary>
    public Func<TRecord, TRecord>? Transform { get; init; }

    /// <summary>Which records are wanted; null for all.</summary>
    public Func<TRecord, bool>? Filter { get; init; }

    /// <summary>What people find a record by in a list of errors; null for nothing.</summary>
    public Func<TRecord, string?>? TraceKey { get; init; }

    /// <summary>Reads only what has changed since the last job; null to read everything.</summary>
    public DeltaSource<TRecord>? Delta { get; init; }

    /// <summary>How many records are read at most; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether records that fail are dropped, and not kept for a retry.</summary>
    public bool SkipsRetries { get; init; }

    /// <summary>Sees the records of a page before any step does, and gives those to go on with; null for the page as it is.</summary>
    public Func<IReadOnlyList<TRecord>, CancellationToken, Task<PageHookResult<TRecord>>>? BeforePage { get; init; }

    /// <summary>Records to try the flow with when nothing is to be called; null for none.</summary>
    public Func<IReadOnlyList<TRecord>>? Sample { get; init; }

    internal IAsyncEnumerable<Page<TRecord>> PagesAsync(SourceCall call) => _pages(call);
}

/// <summary>Makes sources.</summary>
public static class FlowSource
{
    /// <summary>A source that has the records at hand.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="records">Reads the records of the event that started the job.</param>
    public static FlowSource<TRecord> OfTrigger<TRecord>(string name, Func<string, IReadOnlyList<TRecord>> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return new FlowSource<TRecord>(name, call => OnePage(records(call.Payload ?? throw new FlowException("no_event", $"'{name}' needs the event that starts it."))));
    }

    private static async IAsyncEnumerable<Page<TRecord>> OnePage<TRecord>(IReadOnlyList<TRecord> records, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        yield return new Page<TRecord>(records);
    }
}

/// <summary>What has changed since the last job: the highest value of a field is kept, and asked for the next time.</summary>
/// <param name="Value">The value of a record; null if it has none.</param>
public sealed record DeltaSource<TRecord>(Func<TRecord, DateTimeOffset?> Value)
{
    /// <summary>Where the first job begins; null for the beginning.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>How far before the highest value the next job begins, for records that change while they are read.</summary>
    public TimeSpan Lag { get; init; }

    /// <summary>A source of another flow that must have seen a record before this one reads it; null for none.</summary>
    public FlowSourceName? Behind { get; init; }
}

/// <summary>A source of a flow, with delta.</summary>
/// <param name="Flow">The full name of the flow.</param>
/// <param name="Source">The name of the source.</param>
public sealed record FlowSourceName(string Flow, string Source);

/// <summary>What a source is asked for.</summary>
public sealed class SourceCall
{
    internal SourceCall(Connection? connection, string? cursor, DateTimeOffset? since, string? payload, CancellationToken cancellationToken) =>
        (_connection, Cursor, Since, Payload, CancellationToken) = (connection, cursor, since, payload, cancellationToken);

    private readonly Connection? _connection;

    /// <summary>The connection of the source.</summary>
    public Connection Connection => _connection ?? throw new InvalidOperationException("The source has no connection.");

    /// <summary>Where the first page begins; null for the beginning.</summary>
    public string? Cursor { get; }

    /// <summary>Records that changed before this time were seen by another job; null if none were.</summary>
    public DateTimeOffset? Since { get; }

    /// <summary>The event that started the job, as JSON; null if none did.</summary>
    public string? Payload { get; }

    /// <summary>Cancels the reading.</summary>
    public CancellationToken CancellationToken { get; }
}
