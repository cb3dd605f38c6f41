using Microsoft.CodeAnalysis;

namespace Integrator.Generators.Tests.Support;

/// <summary>Diagnostics with what stands under them, wherever that is.</summary>
internal static class Found
{
    /// <summary>For example <c>INT0003 Error "resorces"</c>, in the order of the text.</summary>
    public static IEnumerable<string> In(Generated generated, string text) =>
        generated.Diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => $"{diagnostic.Id} {diagnostic.Severity} {Under(diagnostic, text)}");

    private static string Under(Diagnostic diagnostic, string text)
    {
        var span = diagnostic.Location.SourceSpan;
        return text.Substring(span.Start, span.Length);
    }
}
