using System.Globalization;
using System.Text.Json.Nodes;

namespace Integrator.Fuzzing;

/// <summary>A value inside a tree, and the object or list that holds it.</summary>
/// <param name="Parent">What holds it.</param>
/// <param name="Key">Its name, or its number in a list.</param>
/// <param name="Value">What it is.</param>
/// <param name="Pointer">Where it is: a JSON pointer.</param>
public sealed record Spot(JsonNode Parent, string Key, JsonNode? Value, string Pointer)
{
    private int Index => int.Parse(Key, CultureInfo.InvariantCulture);

    /// <summary>All values below the root, each before what it holds.</summary>
    public static IEnumerable<Spot> In(JsonNode root)
    {
        var open = new Stack<Spot>(Children(root, "").Reverse());
        while (open.TryPop(out var spot))
        {
            yield return spot;
            foreach (var child in spot.Value is null ? [] : Children(spot.Value, spot.Pointer).Reverse())
            {
                open.Push(child);
            }
        }
    }

    /// <summary>Puts another value there.</summary>
    public void Replace(JsonNode? value)
    {
        if (Parent is JsonArray list)
        {
            list[Index] = value;
        }
        else
        {
            Parent[Key] = value;
        }
    }

    /// <summary>Takes it away.</summary>
    public void Remove()
    {
        if (Parent is JsonArray list)
        {
            list.RemoveAt(Index);
        }
        else
        {
            Parent.AsObject().Remove(Key);
        }
    }

    private static IEnumerable<Spot> Children(JsonNode node, string pointer) => node switch
    {
        JsonObject members => members.Select(member => Child(node, member.Key, member.Value, pointer)),
        JsonArray items => items.Select((item, index) => Child(node, index.ToString(CultureInfo.InvariantCulture), item, pointer)),
        _ => [],
    };

    private static Spot Child(JsonNode parent, string key, JsonNode? value, string pointer) =>
        new(parent, key, value, $"{pointer}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}");
}
