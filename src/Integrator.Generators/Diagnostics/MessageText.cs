using System.Globalization;
using System.Text;

namespace Integrator.Generators.Diagnostics;

/// <summary>
/// Texts of definitions as parts of messages. Letters that end a line, or that are not seen, would let a definition write lines of its own into
/// the output of a build; they are escaped. Long texts are cut.
/// </summary>
internal static class MessageText
{
    private const int MaximumLength = 200;

    public static object[] Of(object[] arguments) => Array.ConvertAll(arguments, static argument => argument is string text ? Of(text) : argument);

    public static string Of(string text)
    {
        var result = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            if (result.Length >= MaximumLength)
            {
                return result.Append('…').ToString();
            }

            var isPair = char.IsSurrogatePair(text, index);
            Append(result, text, index, isPair);
            index += isPair ? 1 : 0;
        }

        return result.ToString();
    }

    private static void Append(StringBuilder result, string text, int index, bool isPair)
    {
        if (IsSeen(CharUnicodeInfo.GetUnicodeCategory(text, index)))
        {
            result.Append(text, index, isPair ? 2 : 1);
            return;
        }

        result.Append("\\u").Append(((int)text[index]).ToString("X4", CultureInfo.InvariantCulture));
        if (isPair)
        {
            result.Append("\\u").Append(((int)text[index + 1]).ToString("X4", CultureInfo.InvariantCulture));
        }
    }

    private static bool IsSeen(UnicodeCategory category) => category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
