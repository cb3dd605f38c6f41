using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Overlays.Paths;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Overlays;

/// <summary>Overlays applied to a document's tree, one after the other.</summary>
internal sealed class Mending
{
    private readonly JsonNode _root;
    private readonly string _document;
    private readonly Origins _origins = new();

    private Mending(JsonNode root, string document)
    {
        _root = root;
        _document = document;
        _origins.Mark(root, new Origin(null, Place.Root));
    }

    /// <summary>Changes the tree and says where each part of it comes from. What goes wrong stands in the overlay, and there it is told.</summary>
    public static OriginIndex Apply(JsonNode root, string document, IEnumerable<(OverlayDefinition Overlay, Report Report)> overlays)
    {
        var mending = new Mending(root, document);
        foreach (var (overlay, report) in overlays)
        {
            foreach (var action in overlay.Actions)
            {
                mending.Apply(action, overlay, report);
            }
        }

        return mending._origins.Index(root);
    }

    private void Apply(OverlayAction action, OverlayDefinition overlay, Report report)
    {
        var matches = action.Target.Select(_root).Distinct().ToList();
        if (matches.Count == 0)
        {
            report.Add(Rules.UnmatchedTarget, action.Place["target"], action.Written, _document);
        }

        // From the end of a list, so that those before keep their numbers.
        foreach (var match in action.IsRemoval ? matches.OrderByDescending(static match => match.Index).ToList() : [])
        {
            Remove(match, action, report);
        }

        foreach (var match in action.IsRemoval ? [] : matches)
        {
            Update(match.Value, action.Update!, new Origin(overlay, action.Place["update"]), report, action);
        }
    }

    private static void Remove(PathMatch match, OverlayAction action, Report report)
    {
        if (match.Parent is null)
        {
            report.Add(Rules.InvalidOverlay, action.Place["target"], "removes the whole document");
        }

        match.Remove();
    }

    private void Update(JsonNode? target, JsonNode update, Origin origin, Report report, OverlayAction action)
    {
        if (target is JsonArray list)
        {
            Append(list, update, origin);
        }
        else if (target is JsonObject members && update is JsonObject changes)
        {
            Merge(members, changes, origin);
        }
        else
        {
            report.Add(Rules.InvalidOverlay, action.Place["update"], target is JsonObject ? "updates an object with something else" : "updates a value that is neither object nor list");
        }
    }

    private void Merge(JsonObject target, JsonObject update, Origin origin)
    {
        foreach (var (key, value) in update.Select(static member => (member.Key, member.Value)))
        {
            var place = origin.At(key);
            if (target[key] is JsonObject inner && value is JsonObject changes)
            {
                Merge(inner, changes, place);
            }
            else if (target[key] is JsonArray list && value is JsonArray)
            {
                Append(list, value, place);
            }
            else
            {
                target[key] = Copy(value, place);
            }
        }
    }

    // The specification speaks of an entry to append; overlays in the wild give a list of entries.
    private void Append(JsonArray list, JsonNode update, Origin origin)
    {
        if (update is not JsonArray entries)
        {
            list.Add(Copy(update, origin));
            return;
        }

        for (var index = 0; index < entries.Count; index++)
        {
            list.Add(Copy(entries[index], origin.At(index.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        }
    }

    private JsonNode? Copy(JsonNode? node, Origin origin)
    {
        var copy = node?.DeepClone();
        _origins.Mark(copy, origin);
        return copy;
    }
}
