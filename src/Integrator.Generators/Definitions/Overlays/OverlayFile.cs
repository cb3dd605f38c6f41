namespace Integrator.Generators.Definitions.Overlays;

/// <summary>Which files are overlays, and which definition each of them mends.</summary>
internal static class OverlayFile
{
    private static readonly string[] s_endings = [".overlay.json", ".overlay.yaml", ".overlay.yml"];
    private static readonly string[] s_definitionEndings = [".openapi.json", ".openapi.yaml", ".openapi.yml", ".json", ".yaml", ".yml"];

    public static bool Matches(string path) => s_endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an overlay is for a definition: one that it names, or the one beside it with its name.</summary>
    public static bool IsFor(OverlayDefinition overlay, string definition) => string.Equals(
        overlay.Extends ?? Stem(Normal(overlay.Path), s_endings),
        overlay.Extends is null ? Stem(Normal(definition), s_definitionEndings) : Normal(definition),
        StringComparison.OrdinalIgnoreCase);

    /// <summary>A reference as the path it means beside an overlay. It is text against text: nothing is looked up.</summary>
    public static string Resolved(string overlay, string reference)
    {
        var written = Uri.UnescapeDataString(reference).Replace('\\', '/');
        var path = Normal(overlay);
        return Normal(written.Contains(":") || written.StartsWith("/", StringComparison.Ordinal) ? written : path.Substring(0, path.LastIndexOf('/') + 1) + written);
    }

    /// <summary>Whether two paths are one, however they are written.</summary>
    public static bool IsSame(string left, string right) => string.Equals(Normal(left), Normal(right), StringComparison.OrdinalIgnoreCase);

    private static string Stem(string path, string[] endings) =>
        endings.FirstOrDefault(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } found ? path.Substring(0, path.Length - found.Length) : path;

    private static string Normal(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Replace('\\', '/').Split('/'))
        {
            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] is not (".." or ""))
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment != ".")
            {
                segments.Add(segment);
            }
        }

        return string.Join("/", segments);
    }
}
