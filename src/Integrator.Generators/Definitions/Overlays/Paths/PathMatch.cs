using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Overlays.Paths;

/// <summary>A value that a path leads to, and what holds it; null is a value too.</summary>
internal readonly record struct PathMatch(JsonNode? Value, JsonNode? Parent, string Key, int Index)
{
    /// <summary>What the value holds, in its order.</summary>
    public IEnumerable<PathMatch> Children()
    {
        var parent = Value;
        return parent switch
        {
            JsonObject members => members.Select(member => new PathMatch(member.Value, parent, member.Key, 0)),
            JsonArray items => items.Select((item, index) => new PathMatch(item, parent, "", index)),
            _ => [],
        };
    }

    /// <summary>Takes the value out of what holds it.</summary>
    public void Remove()
    {
        if (Parent is JsonObject members)
        {
            members.Remove(Key);
        }
        else if (Parent is JsonArray items)
        {
            items.RemoveAt(Index);
        }
    }
}
