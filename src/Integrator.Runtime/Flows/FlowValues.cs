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
public static partial class FlowValues
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

    /// <summary>The values that are there.</summary>
    /// <param name="values">The values.</param>
    public static IEnumerable<T> Present<T>(IEnumerable<T?> values)
        where T : class => values.OfType<T>();

    /// <summary>The values that are there.</summary>
    /// <param name="values">The values.</param>
    public static IEnumerable<T> Present<T>(IEnumerable<T?> values)
        where T : struct => values.OfType<T>();

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

    /// <summary>Absent if there is no value, so that the target keeps what it has.</summary>
    /// <param name="value">The value.</param>
    public static Optional<T?> Given<T>(T? value)
        where T : class => value is null ? default : new Optional<T?>(value);

    /// <summary>Absent if there is no value, so that the target keeps what it has.</summary>
    /// <param name="value">The value.</param>
    public static Optional<T?> Given<T>(T? value)
        where T : struct => value is null ? default : new Optional<T?>(value);

    /// <summary>A value for each item, each of which may be waited for; nothing where there is no list.</summary>
    /// <param name="items">The items.</param>
    /// <param name="make">From an item to its value.</param>
    public static async Task<List<TMade>> EachAsync<TItem, TMade>(IEnumerable<TItem>? items, Func<TItem, Task<TMade>> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        var made = new List<TMade>();
        foreach (var item in items ?? [])
        {
            made.Add(await make(item).ConfigureAwait(false));
        }

        return made;
    }

    /// <summary>A value of what was found.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="value">From there to the value.</param>
    public static TValue Extract<TFound, TValue>(TFound found, Func<TFound, TValue> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value(found);
    }

    /// <summary>A setting of a flow; null if it has no value.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">The name of the setting.</param>
    public static JsonNode? Setting(JsonElement settings, string name) => settings.TryGetProperty(name, out var value) ? JsonConversions.Of(value) : null;

    /// <summary>A setting that is a text; null if it has no value.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">The name of the setting.</param>
    /// <exception cref="FlowException">It is something else.</exception>
    public static string? TextSetting(JsonElement settings, string name) => Setting(settings, name, JsonValueKind.String, "text")?.GetString();

    /// <summary>A setting that is a number; null if it has no value.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">The name of the setting.</param>
    /// <exception cref="FlowException">It is something else.</exception>
    public static double? NumberSetting(JsonElement settings, string name) => Setting(settings, name, JsonValueKind.Number, "number")?.GetDouble();

    /// <summary>A setting that is true or false; null if it has no value.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">The name of the setting.</param>
    /// <exception cref="FlowException">It is something else.</exception>
    public static bool? FlagSetting(JsonElement settings, string name) => Setting(settings, name, JsonValueKind.True, "boolean")?.GetBoolean();

    private static JsonElement? Setting(JsonElement settings, string name, JsonValueKind kind, string said) =>
        !settings.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == kind || (kind == JsonValueKind.True && value.ValueKind == JsonValueKind.False) ? value
        : throw new FlowException("setting", $"The setting '{name}' is no {said}.");

    /// <summary>The state of the flow as it was when the job began: an object.</summary>
    /// <param name="call">The call.</param>
    public static JsonNode State(StepCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new JsonObject(call.State.Select(static value => KeyValuePair.Create(value.Key, JsonNode.Parse(value.Value))));
    }

    /// <summary>A table that the state of the flow has; an empty one if it has none.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">The name of the value in the state: an object whose members are the keys.</param>
    /// <param name="path">The path of the value in each of them; null where they are the values.</param>
    public static IReadOnlyDictionary<string, string> Table(StepCall call, string name, string? path)
    {
        ArgumentNullException.ThrowIfNull(call);
        var table = call.State.TryGetValue(name, out var json) ? JsonElement.Parse(json) : default;
        return table.ValueKind != JsonValueKind.Object ? new Dictionary<string, string>() : table.EnumerateObject()
            .Select(entry => (entry.Name, Value: path is null ? entry.Value : JsonPath.Find(entry.Value, path)))
            .Where(static entry => entry.Value is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) })
            .ToDictionary(static entry => entry.Name, static entry => entry.Value!.Value.ToString(), StringComparer.Ordinal);
    }

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

    /// <summary>A time as an API wants it; null for none.</summary>
    /// <param name="time">The time.</param>
    /// <param name="format">The format, in the tokens of <c>$toFormat</c>; the zone is UTC.</param>
    public static string? Text(DateTimeOffset? time, string format) => time is { } some ? Dates.ToFormat(some.ToUniversalTime(), format) : null;

    /// <summary>A time of a definition.</summary>
    /// <param name="text">ISO 8601.</param>
    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
