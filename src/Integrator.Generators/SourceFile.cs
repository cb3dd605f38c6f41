using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators;

/// <summary>A file that findings are told in.</summary>
internal sealed record SourceFile(string Path, SourceText? Text)
{
    /// <summary>Empty where the file cannot be read.</summary>
    public string Content { get; } = Text?.ToString() ?? "";

    public static SourceFile Of(AdditionalText file, CancellationToken cancellation) => new(file.Path, file.GetText(cancellation));
}
