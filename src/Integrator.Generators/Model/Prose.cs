using System.Text;

namespace Integrator.Generators.Model;

/// <summary>Descriptions cut to what an editor shows: the first paragraph on one line.</summary>
internal static class Prose
{
    private const int MaximumLength = 320;

    /// <summary>The first paragraph, or the other text when there is none.</summary>
    public static string Summary(string? text, string otherwise)
    {
        var paragraph = FirstParagraph(text);
        return paragraph.Length > 0 ? paragraph : otherwise;
    }

    public static string Sentence(string text) => text.Length > 0 && char.IsLetterOrDigit(text[text.Length - 1]) ? text + "." : text;

    private static string FirstParagraph(string? text)
    {
        var result = new StringBuilder();
        var lineBreaks = 0;
        foreach (var letter in text ?? "")
        {
            if (IsBreak(letter))
            {
                lineBreaks += letter == '\n' ? 1 : 0;
                continue;
            }

            if (lineBreaks > 1 && result.Length > 0 || result.Length > MaximumLength)
            {
                break;
            }

            result.Append(lineBreaks > 0 && result.Length > 0 ? " " : "").Append(letter);
            lineBreaks = 0;
        }

        return Cut(result.ToString().Trim());
    }

    private static bool IsBreak(char letter) => letter is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static string Cut(string text)
    {
        if (text.Length <= MaximumLength)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', MaximumLength - 1);
        return text.Substring(0, end > MaximumLength / 2 ? end : MaximumLength - 1) + "…";
    }
}
