using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Expressions;
using Integrator.Json;

namespace Integrator.Flows;

/// <summary>What generated flows call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FlowValues
{
    /// <summary>What the expressions of one record share.</summary>
    public static Evaluation Evaluation() => new(TimeProvider.System, Guid.NewGuid);

    /// <summary>One value as a list; nothing if there is none.</summary>
    /// <param name="value">The value.</param>
    public static IReadOnlyList<T> One<T>(T? value) => value is null ? [] : [value];

    /// <summary>The items of JSON that nobody described: those of a list, else the value itself.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="path">Where the list is; null where the answer is the list.</param>
    public static IReadOnlyList<JsonElement> Items(JsonElement answer, string? path)
    {
        var found = path is null ? answer : JsonPath.Find(answer, path);
        return found is not { } items || items.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? []
            : items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray()]
            : [items];
    }

    /// <summary>A value for each item; nothing where there is no list.</summary>
    /// <param name="items">The items.</param>
    /// <param name="make">From an item to its value.</param>
    public static List<TMade> Each<TItem, TMade>(IEnumerable<TItem>? items, Func<TItem, TMade> make) => items is null ? [] : [.. items.Select(make)];

    /// <summary>A value in another form; null stays null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="convert">From the value, which is not null.</param>
    public static TMade? Convert<T, TMade>(T? value, Func<T, TMade?> convert)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(convert);
        return value is null ? default : convert(value);
    }

    /// <summary>A value in another form; null stays null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="convert">From the value, which is not null.</param>
    [OverloadResolutionPriority(-1)]
    public static TMade? Convert<T, TMade>(T? value, Func<T, TMade?> convert)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(convert);
        return value is { } some ? convert(some) : default;
    }

    /// <summary>A value that must be there.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">What needs it.</param>
    /// <exception cref="StepException">There is none.</exception>
    public static T Needed<T>(T? value, string name)
        where T : class => value ?? throw Missing(name);

    /// <summary>A value that must be there.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">What needs it.</param>
    /// <exception cref="StepException">There is none.</exception>
    public static T Needed<T>(T? value, string name)
        where T : struct => value ?? throw Missing(name);

    private static StepException Missing(string name) => new("missing_value", $"'{name}' needs a value, and the record has none.");

    /// <summary>Looks a text up.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="key">The text; null for none.</param>
    /// <param name="fallback">What a text gives that the table does not know; null for nothing.</param>
    /// <param name="allowsFailures">Whether there may be nothing.</param>
    /// <exception cref="StepException">The table does not know the text.</exception>
    public static string? Look(IReadOnlyDictionary<string, string> table, string name, string? key, string? fallback, bool allowsFailures)
    {
        ArgumentNullException.ThrowIfNull(table);
        return key is not null && table.TryGetValue(key, out var value) ? value
            : fallback is not null || allowsFailures ? fallback
            : throw new StepException("unknown_key", $"The lookup '{name}' does not know {(key is null ? "a record without a value" : $"'{key}'")}.");
    }

    /// <summary>A time as JSON has it; null for none.</summary>
    /// <param name="time">The time.</param>
    public static string? Text(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time of a definition.</summary>
    /// <param name="text">ISO 8601.</param>
    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>The answer of one call as the only page.</summary>
    /// <param name="call">The call.</param>
    /// <param name="items">From the answer to its items.</param>
    public static async IAsyncEnumerable<Page<TItem>> OnePage<TResult, TItem>(Task<TResult> call, Func<TResult, IReadOnlyList<TItem>?> items)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(items);
        yield return new Page<TItem>(items(await call.ConfigureAwait(false)) ?? []);
    }

    /// <summary>Pages whose items become records.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="record">From an item to its record.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<Page<TRecord>> Pages<TItem, TRecord>(
        IAsyncEnumerable<Page<TItem>> pages, Func<TItem, TRecord> record, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return new Page<TRecord>([.. page.Items.Select(record)]) { NextCursor = page.NextCursor, Total = page.Total };
        }
    }

    /// <summary>The records of an event: one, or each of a list.</summary>
    /// <param name="payload">The event, as JSON.</param>
    /// <param name="record">From what the event holds to a record.</param>
    /// <exception cref="FlowException">The event is not what the flow takes.</exception>
    public static IReadOnlyList<TRecord> Records<TItem, TRecord>(string payload, Func<TItem, TRecord> record)
        where TItem : IJsonModel<TItem>
    {
        try
        {
            return JsonNode.Parse(payload) is JsonArray items
                ? [.. items.Select(item => record(JsonModel.Parse<TItem>(item?.ToJsonString() ?? "null")))]
                : [record(JsonModel.Parse<TItem>(payload))];
        }
        catch (JsonException failure)
        {
            throw new FlowException("event_unreadable", "The event is not what the flow takes: " + failure.Message, failure);
        }
    }
}
