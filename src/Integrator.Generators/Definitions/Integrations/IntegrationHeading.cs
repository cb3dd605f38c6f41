using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Overlays;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>What has to be known of a definition before it is read: what it is called, and which document it is bound to.</summary>
/// <param name="Document">A path, as the definition's own begins.</param>
internal sealed record IntegrationHeading(string? Name, string? Namespace, string? Document)
{
    public static IntegrationHeading Of(string path, string text)
    {
        var root = DefinitionText.Read(path, text, new Report()) as JsonObject;
        var keys = root?["config"] as JsonObject ?? root;
        var name = Text(root, "name") ?? Text(keys, "name");
        var document = Text(keys?["openapi"] as JsonObject, "document");
        return new IntegrationHeading(
            Spelled(name, Text(keys, "label")),
            Text(keys, "namespace"),
            document is null ? null : OverlayFile.Resolved(path, document));
    }

    private static string? Text(JsonObject? keys, string key) =>
        keys?[key] is JsonValue value && value.TryGetValue<string>(out var text) && text.Trim().Length > 0 ? text.Trim() : null;

    // A label that is the name but for its capitals knows better how it is spelled: github and GitHub.
    private static string? Spelled(string? name, string? label) => name is not null && string.Equals(name, label, StringComparison.OrdinalIgnoreCase) ? label : name;
}
