using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Overlays.Paths;
using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Definitions.Overlays;

/// <summary>A file that mends a document without editing it (OpenAPI Overlay 1.0). Two are equal when their paths and texts are.</summary>
/// <param name="path">Where it is.</param>
/// <param name="source">Its text.</param>
/// <param name="extends">The path of the document it names; null where it names none.</param>
/// <param name="actions">What it does, in order.</param>
/// <param name="report">What is wrong with the overlay itself.</param>
internal sealed class OverlayDefinition(string path, SourceText source, string? extends, IReadOnlyList<OverlayAction> actions, Report report) : IEquatable<OverlayDefinition>
{
    public string Path => path;

    public SourceText Source => source;

    public string Text { get; } = source.ToString();

    public string? Extends => extends;

    public IReadOnlyList<OverlayAction> Actions => actions;

    public Report Report => report;

    public bool Equals(OverlayDefinition? other) => other is not null && Path == other.Path && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as OverlayDefinition);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);
}

/// <summary>One thing that an overlay does to what its target leads to.</summary>
internal sealed record OverlayAction(Place Place, string Written, JsonPath Target, JsonNode? Update, bool IsRemoval);
