using System.ComponentModel;
using System.Text.Json.Nodes;

namespace Integrator.Expressions;

/// <summary>Values by name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Maps
{
    /// <summary>The value of a name; null where there is none.</summary>
    public static T? Get<T>(IReadOnlyDictionary<string, T> map, string name) => map.TryGetValue(name, out var value) ? value : default;

    /// <summary>The value of a name; null where there is none.</summary>
    public static T? GetValue<T>(IReadOnlyDictionary<string, T> map, string name)
        where T : struct => map.TryGetValue(name, out var value) ? value : null;

    /// <summary>Whether a value is a name of the map.</summary>
    public static bool Contains<T>(IReadOnlyDictionary<string, T>? map, JsonNode? name) => map is not null && JsonScalars.Text(name) is { } text && map.ContainsKey(text);

    /// <summary>Another value for each name.</summary>
    public static IReadOnlyDictionary<string, TResult> MapValues<T, TResult>(IReadOnlyDictionary<string, T> map, Func<T, string, TResult> value) =>
        map.ToDictionary(static member => member.Key, member => value(member.Value, member.Key), StringComparer.Ordinal);

    /// <summary>The members that meet a condition.</summary>
    public static IReadOnlyDictionary<string, T> Sift<T>(IReadOnlyDictionary<string, T> map, Func<T, string, bool> condition) =>
        map.Where(member => condition(member.Value, member.Key)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Items by a key, in order; those without one are left out.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<T>> GroupBy<T>(IReadOnlyList<T> list, Func<T, string?> key) => list
        .GroupBy(key, StringComparer.Ordinal)
        .Where(static group => group.Key is not null)
        .ToDictionary(static group => group.Key!, static group => (IReadOnlyList<T>)[.. group], StringComparer.Ordinal);

    /// <summary>The last item of each key.</summary>
    public static IReadOnlyDictionary<string, T> KeyBy<T>(IReadOnlyList<T> list, Func<T, string?> key) => list
        .GroupBy(key, StringComparer.Ordinal)
        .Where(static group => group.Key is not null)
        .ToDictionary(static group => group.Key!, static group => group.Last(), StringComparer.Ordinal);
}
