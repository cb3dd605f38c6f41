using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Tests.Support;

/// <summary>A file of an example.</summary>
/// <param name="Shown">What the page shows of it.</param>
/// <param name="Before">What stands before that.</param>
/// <param name="After">What stands behind it.</param>
internal sealed record ExampleFile(string Path, string Shown, string Before = "", string After = "")
{
    public string Text => Before + Shown + After;

    /// <summary>A place in words: the text under it, or line and column if that text is empty or stands in several places.</summary>
    public string Place(TextSpan span)
    {
        var start = span.Start - Before.Length;
        Assert.True(start >= 0 && start + span.Length <= Shown.Length, $"The page does not show '{Text.Substring(span.Start, span.Length)}' of {Path}.");
        var text = Shown.Substring(start, span.Length);
        if (text.Length > 0 && Shown.IndexOf(text, StringComparison.Ordinal) == Shown.LastIndexOf(text, StringComparison.Ordinal))
        {
            return "at " + Under(text);
        }

        var column = start - (start == 0 ? -1 : Shown.LastIndexOf('\n', start - 1));
        return $"in line {Line(start)}, column {column}" + (text.Length > 0 ? ", at " + Under(text) : "");
    }

    private static string Under(string text)
    {
        var lines = text.Split('\n');
        return lines.Length > 1 ? $"{RuleSection.Quoted(lines[0])} to {RuleSection.Quoted(lines[^1].Trim())}" : RuleSection.Quoted(text);
    }

    private int Line(int start) => 1 + Shown.AsSpan(0, start).Count('\n');
}
