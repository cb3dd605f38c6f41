using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Overlays.Paths;
using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Definitions.Overlays;

/// <summary>An overlay, text to definition. What is wrong in it costs the action that it stands in.</summary>
internal sealed class OverlayReader(string path, Report report)
{
    private static readonly string[] s_keys = ["overlay", "info", "extends", "actions"];
    private static readonly string[] s_actionKeys = ["target", "description", "update", "remove"];

    public static OverlayDefinition Read(AdditionalText file, CancellationToken cancellation)
    {
        var source = file.GetText(cancellation) ?? SourceText.From("");
        var report = new Report();
        var root = DefinitionText.Read(file.Path, source.ToString(), report);
        var isReadable = report.Findings.All(static finding => finding.Rule.DefaultSeverity != DiagnosticSeverity.Error);
        return new OverlayReader(file.Path, report).Overlay(source, isReadable ? root ?? JsonValue.Create("") : null);
    }

    private OverlayDefinition Overlay(SourceText source, JsonNode? root)
    {
        if (root is not JsonObject overlay)
        {
            Reject(root is not null, Place.Root, "holds no object");
            return new OverlayDefinition(path, source, null, [], report);
        }

        CheckKeys(overlay, s_keys, Place.Root);
        var version = Text(overlay["overlay"]);
        Reject(version?.StartsWith("1.", StringComparison.Ordinal) != true, Place.Root["overlay"], version is null ? "has no version under 'overlay'" : $"has version '{version}'; 1.0 is supported");
        Reject(overlay["actions"] is not JsonArray, Place.Root["actions"], "has no list of 'actions'");
        var extends = Text(overlay["extends"]) is { } reference ? OverlayFile.Resolved(path, reference) : null;
        return new OverlayDefinition(path, source, extends, [.. Actions(overlay["actions"] as JsonArray)], report);
    }

    private IEnumerable<OverlayAction> Actions(JsonArray? actions)
    {
        for (var index = 0; index < (actions?.Count ?? 0); index++)
        {
            if (Action(actions![index], Place.Root["actions"][index]) is { } action)
            {
                yield return action;
            }
        }
    }

    private OverlayAction? Action(JsonNode? node, Place place)
    {
        if (node is not JsonObject action || Text(action["target"]) is not { } target)
        {
            Reject(true, place, "has an action without a 'target'");
            return null;
        }

        CheckKeys(action, s_actionKeys, place);
        var isRemoval = action["remove"] is JsonValue remove && remove.ToString() == "true";
        if (!isRemoval && action["update"] is null)
        {
            Reject(true, place, "has an action with neither 'update' nor 'remove'");
            return null;
        }

        try
        {
            return new OverlayAction(place, target, JsonPath.Parse(target), action["update"], isRemoval);
        }
        catch (FormatException exception)
        {
            report.Add(Rules.InvalidTarget, place["target"], target, exception.Message);
            return null;
        }
    }

    private void CheckKeys(JsonObject members, string[] known, Place place)
    {
        foreach (var key in members.Select(static member => member.Key).Where(key => !known.Contains(key) && !key.StartsWith("x-", StringComparison.Ordinal)))
        {
            report.Add(Rules.UnknownOverlayKey, place[key], key);
        }
    }

    private void Reject(bool isWrong, Place place, string reason)
    {
        if (isWrong)
        {
            report.Add(Rules.InvalidOverlay, place, reason);
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value ? value.ToString() : null;
}
