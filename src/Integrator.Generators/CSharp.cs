using System.Globalization;
using System.Text;

namespace Integrator.Generators;

/// <summary>The doors through which foreign text enters C#, besides identifiers made by <c>Names</c>.</summary>
internal static class CSharp
{
    /// <summary>A string literal. Only printable ASCII stands for itself; all else is an escape, so nothing can end the literal or the line.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (letter is '"' or '\\')
            {
                literal.Append('\\').Append(letter);
            }
            else if (letter is >= ' ' and <= '~')
            {
                literal.Append(letter);
            }
            else
            {
                literal.Append("\\u").Append(((int)Paired(text, index)).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A file's name in a line directive, which knows no escapes: what could end it or the line is an underscore.</summary>
    public static string FileName(string name) => string.Concat(name.Select(static letter => letter is '"' || IsInvisible(letter) || char.IsSurrogate(letter) ? '_' : letter));

    /// <summary>A string literal of what stands between the quotation marks when JSON holds the text.</summary>
    public static string JsonLiteral(string text)
    {
        var json = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            json.Append(letter switch
            {
                '"' or '\\' => "\\" + letter,
                < ' ' or '\u007F' => "\\u" + ((int)letter).ToString("X4", CultureInfo.InvariantCulture),
                _ => letter.ToString(),
            });
        }

        return Literal(json.ToString());
    }

    /// <summary>Text inside an XML documentation comment, on one line.</summary>
    public static string Doc(string text)
    {
        var doc = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            doc.Append(text[index] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                var letter when IsInvisible(letter) => " ",
                _ => Paired(text, index).ToString(),
            });
        }

        return doc.ToString();
    }

    // Half a surrogate pair is no text in UTF-8.
    private static char Paired(string text, int index)
    {
        var letter = text[index];
        var isPaired = char.IsHighSurrogate(letter) ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            : !char.IsLowSurrogate(letter) || (index > 0 && char.IsHighSurrogate(text[index - 1]));
        return isPaired ? letter : '\uFFFD';
    }

    // Line ends would leave the comment; marks of direction would show it in an order it does not have.
    private static bool IsInvisible(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned || letter is '\uFFFE' or '\uFFFF';
}
