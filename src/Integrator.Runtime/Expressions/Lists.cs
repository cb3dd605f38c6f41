using System.ComponentModel;
using System.Text.Json.Nodes;

namespace Integrator.Expressions;

/// <summary>Lists and what is done with their items.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lists
{
    /// <summary>No items.</summary>
    public static IReadOnlyList<T> Empty<T>() => [];

    /// <summary>A list that was put together of items and of lists.</summary>
    public static IReadOnlyList<T> Built<T>(IReadOnlyList<T> list)
    {
        Limits.Items(list.Count);
        return list;
    }

    /// <summary>The list, empty where there is none.</summary>
    public static IReadOnlyList<T> OrEmpty<T>(IReadOnlyList<T>? list) => list ?? [];

    /// <summary>The list, unless it is empty.</summary>
    public static IReadOnlyList<T>? NonEmpty<T>(IReadOnlyList<T>? list) => list is { Count: > 0 } ? list : null;

    /// <summary>One item, or none for null.</summary>
    public static IEnumerable<T> Optional<T>(T? value)
        where T : class => value is null ? [] : [value];

    /// <summary>One item, or none for null.</summary>
    public static IEnumerable<T> OptionalValue<T>(T? value)
        where T : struct => value is { } some ? [some] : [];

    /// <summary>A value under a name.</summary>
    public static TResult Let<T, TResult>(T value, Func<T, TResult> body) => body(value);

    /// <summary>A value for each item.</summary>
    public static IReadOnlyList<TResult> Map<T, TResult>(IReadOnlyList<T> list, Func<T, TResult> value)
    {
        var results = new List<TResult>(list.Count);
        foreach (var item in Work.Through(list))
        {
            results.Add(value(item));
        }

        return results;
    }

    /// <summary>A value for each item that has one.</summary>
    public static IReadOnlyList<TResult> Step<T, TResult>(IReadOnlyList<T> list, Func<T, TResult?> value)
        where TResult : class => [.. Work.Through(list).Select(value).OfType<TResult>()];

    /// <summary>A value for each item that has one.</summary>
    public static IReadOnlyList<TResult> StepValues<T, TResult>(IReadOnlyList<T> list, Func<T, TResult?> value)
        where TResult : struct => [.. Work.Through(list).Select(value).OfType<TResult>()];

    /// <summary>The lists of all items, end to end.</summary>
    public static IReadOnlyList<TResult> StepLists<T, TResult>(IReadOnlyList<T> list, Func<T, IReadOnlyList<TResult>?> value) =>
        Limited(Work.Through(list).SelectMany(item => value(item) ?? []));

    /// <summary>The JSON of all items, arrays end to end.</summary>
    public static IReadOnlyList<JsonNode?> StepJson<T>(IReadOnlyList<T> list, Func<T, JsonNode?> value) =>
        Limited(Work.Through(list).SelectMany(item => JsonValues.Spread(value(item))));

    /// <summary>Items with their places.</summary>
    public static IReadOnlyList<(T Item, long Index)> Indexed<T>(IReadOnlyList<T> list) => [.. Work.Through(list).Select(static (item, index) => (item, (long)index))];

    /// <summary>The items that meet a condition.</summary>
    public static IReadOnlyList<T> Filter<T>(IReadOnlyList<T> list, Func<T, bool> condition) => [.. Work.Through(list).Where(condition)];

    /// <summary>The items that meet a condition on themselves and their places.</summary>
    public static IReadOnlyList<T> FilterIndexed<T>(IReadOnlyList<T> list, Func<(T Item, long Index), bool> condition) =>
        [.. Indexed(list).Where(condition).Select(static pair => pair.Item)];

    /// <summary>Whether an item meets a condition.</summary>
    public static bool Exists<T>(IReadOnlyList<T> list, Func<T, bool> condition) => Work.Through(list).Any(condition);

    /// <summary>An item, counted from the end if negative; null beyond the ends.</summary>
    public static T? At<T>(IReadOnlyList<T> list, long index) => JsonValues.Place(index, list.Count) is { } place ? list[place] : default;

    /// <summary>An item, counted from the end if negative; null beyond the ends.</summary>
    public static T? ValueAt<T>(IReadOnlyList<T> list, long index)
        where T : struct => JsonValues.Place(index, list.Count) is { } place ? list[place] : null;

    /// <summary>The one item that there is.</summary>
    public static T Single<T>(IReadOnlyList<T> list) =>
        list.Count == 1 ? list[0] : throw new ExpressionException($"The list must have one item, but has {list.Count}");

    /// <summary>Two lists end to end.</summary>
    public static IReadOnlyList<T> Append<T>(IReadOnlyList<T>? first, IReadOnlyList<T>? second)
    {
        Limits.Items((long)(first?.Count ?? 0) + (second?.Count ?? 0));
        return [.. first ?? [], .. second ?? []];
    }

    /// <summary>Each item once, where it is first.</summary>
    public static IReadOnlyList<T> Distinct<T>(IReadOnlyList<T> list) =>
        list is IReadOnlyList<JsonNode?> nodes ? (IReadOnlyList<T>)(object)(IReadOnlyList<JsonNode?>)[.. nodes.Distinct(new JsonOrder.Comparer())] : [.. Work.Through(list).Distinct()];

    /// <summary>Each item once, where it is first, told apart by its JSON.</summary>
    public static IReadOnlyList<T> Distinct<T>(IReadOnlyList<T> list, Func<T, JsonNode?> json) => [.. Work.Through(list).DistinctBy(json, new JsonOrder.Comparer())];

    /// <summary>The items from the last to the first.</summary>
    public static IReadOnlyList<T> Reverse<T>(IReadOnlyList<T> list) => [.. Work.Through(list).Reverse()];

    /// <summary>The items of the lists.</summary>
    public static IReadOnlyList<T> Flatten<T>(IReadOnlyList<IReadOnlyList<T>> lists) => Limited(lists.SelectMany(static list => list));

    /// <summary>The items in order.</summary>
    public static IReadOnlyList<T> Sort<T>(IReadOnlyList<T> list) => [.. Work.Through(list).Order()];

    /// <summary>The texts in the order of their code units.</summary>
    public static IReadOnlyList<T> SortTexts<T>(IReadOnlyList<T> list)
        where T : class? => [.. Work.Through(list).OrderBy(static item => item as string, StringComparer.Ordinal)];

    /// <summary>Numbers or texts in order.</summary>
    public static IReadOnlyList<JsonNode?> SortJson(IReadOnlyList<JsonNode?> list) => Merge.Sort(list, static (left, right) => Order(left, right) > 0);

    /// <summary>The items in an order.</summary>
    /// <param name="list">The items.</param>
    /// <param name="isAfter">Whether the first must stand behind the second.</param>
    public static IReadOnlyList<T> SortBy<T>(IReadOnlyList<T> list, Func<T, T, bool> isAfter) =>
        Merge.Sort(list, isAfter);

    /// <summary>One value of all items, from a first one on.</summary>
    public static TResult Reduce<T, TResult>(IReadOnlyList<T> list, Func<TResult, T, TResult> next, TResult first) => Work.Through(list).Aggregate(first, next);

    /// <summary>One value of all items; null of none.</summary>
    public static T? Reduce<T>(IReadOnlyList<T> list, Func<T, T, T> next) => list.Count == 0 ? default : Work.Through(list).Aggregate(next);

    /// <summary>One value of all items; null of none.</summary>
    public static T? ReduceValues<T>(IReadOnlyList<T> list, Func<T, T, T> next)
        where T : struct => list.Count == 0 ? null : Work.Through(list).Aggregate(next);

    /// <summary>A JSON array of the items that have a value.</summary>
    public static JsonNode Json(params ReadOnlySpan<JsonNode?> items)
    {
        var array = new JsonArray();
        foreach (var item in items)
        {
            if (item is not null)
            {
                array.Add(JsonValues.Root(item));
            }
        }

        return array;
    }

    private static int Order(JsonNode? left, JsonNode? right) =>
        JsonOrder.Compare(left, right) ?? throw new ExpressionException("Only numbers, or only texts, can be sorted");

    internal static List<T> Limited<T>(IEnumerable<T> items)
    {
        var results = new List<T>();
        foreach (var item in items)
        {
            results.Add(item);
            Limits.Items(results.Count);
        }

        return results;
    }
}
