using Microsoft.CodeAnalysis;

namespace Integrator.Generators.Tests.Support;

/// <summary>Diagnostics as one line of text each, with what stands under them.</summary>
internal static class Findings
{
    /// <summary>For example <c>INT1005 Warning 3:12 "#/components/schemas/Gone"</c>; the text is what the span covers.</summary>
    public static IEnumerable<string> In(Generated generated, string text) => generated.Diagnostics.Select(diagnostic => Line(diagnostic, text));

    private static string Line(Diagnostic diagnostic, string text)
    {
        var position = diagnostic.Location.GetLineSpan().StartLinePosition;
        var span = diagnostic.Location.SourceSpan;
        return $"{diagnostic.Id} {diagnostic.Severity} {position.Line + 1}:{position.Character + 1} {text.Substring(span.Start, span.Length)}".TrimEnd(' ');
    }
}
