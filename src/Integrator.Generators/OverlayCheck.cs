using System.Collections.Immutable;
using Integrator.Generators.Definitions.Overlays;
using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Integrator.Generators;

/// <summary>Overlays beside the definitions of a project.</summary>
internal static class OverlayCheck
{
    /// <summary>The overlays of a definition, in the order in which they are applied.</summary>
    public static EquatableArray<OverlayDefinition> Of(string path, ImmutableArray<OverlayDefinition> all) =>
        all.Where(overlay => OverlayFile.IsFor(overlay, path)).OrderBy(static overlay => overlay.Path, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>What is wrong with an overlay, whatever it is applied to.</summary>
    public static IEnumerable<Diagnostic> Diagnostics(OverlayDefinition overlay, ImmutableArray<ConnectorIdentity> definitions)
    {
        var findings = overlay.Report.Findings.ToList();
        if (!definitions.Any(definition => OverlayFile.IsFor(overlay, definition.Document ?? definition.Path)))
        {
            var wanted = overlay.Extends is null ? "no definition beside it has its name" : $"no definition is '{overlay.Extends}'";
            findings.Add(new Finding(Rules.OverlayWithoutDefinition, Place.Root["extends"], null, [wanted]));
        }

        return FindingLocations.Diagnostics(new SourceFile(overlay.Path, overlay.Source), findings);
    }
}
