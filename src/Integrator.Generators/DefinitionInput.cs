using System.Collections.Immutable;
using Integrator.Generators.Definitions.Overlays;
using Microsoft.CodeAnalysis;

namespace Integrator.Generators;

/// <summary>A definition with the files that belong to it, and no others: an edit of another one wakes nothing.</summary>
internal sealed record DefinitionInput(DefinitionFile File, AdditionalText? Document, EquatableArray<OverlayDefinition> Overlays)
{
    public static DefinitionInput Of(DefinitionFile file, ImmutableArray<AdditionalText> files, ImmutableArray<OverlayDefinition> overlays)
    {
        var document = file.Document is null ? null : files.FirstOrDefault(other => OverlayFile.IsSame(other.Path, file.Document));
        return new DefinitionInput(file, document, OverlayCheck.Of(document?.Path ?? file.Path, overlays));
    }

    /// <summary>Whether an integration definition is made of this document, so that it is no connector by itself.</summary>
    public static bool IsBound(DefinitionFile file, ImmutableArray<ConnectorIdentity> all) =>
        !file.IsIntegration && all.Any(other => other.Document is not null && OverlayFile.IsSame(file.Path, other.Document));
}
