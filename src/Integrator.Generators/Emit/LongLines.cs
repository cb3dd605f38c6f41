using System.Text;

namespace Integrator.Generators.Emit;

/// <summary>
/// Breaks the lines of generated code that are too long: at the commas of the outermost brackets, else between two words. Literals stay whole, so a line
/// that is one long literal stays long.
/// </summary>
internal static class LongLines
{
    private const int LineLength = 160;
    private const string Step = "    ";
    private const string Documentation = "/// ";

    public static string Broken(string text)
    {
        StringBuilder? result = null;
        var copied = 0;
        for (var (start, end) = (0, 0); start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (end - start > LineLength)
            {
                result ??= new StringBuilder(text.Length + 256);
                result.Append(text, copied, start - copied);
                Append(result, text.Substring(start, end - start));
                copied = end;
            }
        }

        return result?.Append(text, copied, text.Length - copied).ToString() ?? text;
    }

    private static void Append(StringBuilder result, string line)
    {
        var code = line.TrimStart(' ');
        var margin = line.Substring(0, line.Length - code.Length);
        if (line.Length <= LineLength || code.StartsWith("#", StringComparison.Ordinal))
        {
            result.Append(line);
        }
        else if (code.StartsWith(Documentation, StringComparison.Ordinal))
        {
            AppendProse(result, margin, code);
        }
        // Behind a margin of a whole line, nothing fits any more.
        else if (code.StartsWith("//", StringComparison.Ordinal) || margin.Length >= LineLength || LineParts.Of(code, LineLength - margin.Length - Step.Length) is not { } parts)
        {
            result.Append(line);
        }
        else
        {
            AppendParts(result, margin, parts);
        }
    }

    private static void AppendParts(StringBuilder result, string margin, LineParts parts)
    {
        Append(result, margin + parts.Head);
        if (parts.IsBlock)
        {
            result.Append('\n').Append(margin).Append('{');
        }

        for (var index = 0; index < parts.Items.Count; index++)
        {
            result.Append('\n');
            var isLast = index == parts.Items.Count - 1;
            Append(result, margin + Step + parts.Items[index] + (isLast && !parts.IsBlock ? parts.Tail : parts.Separator));
        }

        if (parts.IsBlock)
        {
            result.Append('\n');
            Append(result, margin + "}" + parts.Tail);
        }
    }

    // Between two words, outside of tags.
    private static void AppendProse(StringBuilder result, string margin, string code)
    {
        var start = Documentation.Length;
        var (depth, space) = (0, -1);
        result.Append(margin).Append(Documentation);
        for (var index = start; index < code.Length; index++)
        {
            depth += code[index] switch { '<' => 1, '>' => -1, _ => 0 };
            space = code[index] == ' ' && depth == 0 ? index : space;
            if (space >= start && margin.Length + Documentation.Length + index - start >= LineLength)
            {
                result.Append(code, start, space - start).Append('\n').Append(margin).Append(Documentation);
                start = space + 1;
            }
        }

        result.Append(code, start, code.Length - start);
    }
}
