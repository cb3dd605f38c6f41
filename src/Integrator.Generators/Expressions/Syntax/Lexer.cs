using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>Text to tokens. It is total: what is no token is one of kind <see cref="TokenKind.Wrong"/>.</summary>
internal sealed class Lexer(string text, int start = 0)
{
    private static readonly string[] s_marks =
        ["~>", ":=", "!=", "<=", ">=", "**", "..", "?:", "??", "(", ")", "[", "]", "{", "}", ".", ",", ";", ":", "?", "+", "-", "*", "/", "%", "&", "=", "<", ">", "|", "^", "@", "#", "~", "!"];

    private int _position = start;

    public Token Next()
    {
        if (!SkipBlank(out var comment))
        {
            return Wrong(comment, "a comment without its end");
        }

        var start = _position;
        if (start == text.Length)
        {
            return new Token(TokenKind.End, "", new TextSpan(start, 0));
        }

        return text[start] switch
        {
            '"' or '\'' => Quoted(text[start]),
            '`' => QuotedName(),
            '$' => Variable(),
            >= '0' and <= '9' => Number(),
            var letter when IsNameStart(letter) => Made(TokenKind.Name, NameEnd(start), text.Substring(start, NameEnd(start) - start)),
            _ => Mark(),
        };
    }

    public static bool IsName(string text) => text.Length > 0 && IsNameStart(text[0]) && text.All(IsNamePart);

    private static bool IsNameStart(char letter) => letter == '_' || char.IsLetter(letter);

    private static bool IsNamePart(char letter) => letter == '_' || char.IsLetterOrDigit(letter);

    private bool SkipBlank(out int comment)
    {
        comment = _position;
        while (_position < text.Length)
        {
            if (char.IsWhiteSpace(text[_position]))
            {
                _position++;
            }
            else if (string.CompareOrdinal(text, _position, "/*", 0, 2) == 0)
            {
                comment = _position;
                var end = text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    return false;
                }

                _position = end + 2;
            }
            else
            {
                break;
            }
        }

        return true;
    }

    private Token Made(TokenKind kind, int end, string value)
    {
        var span = TextSpan.FromBounds(_position, end);
        _position = end;
        return new Token(kind, value, span);
    }

    private Token Wrong(int start, string what)
    {
        _position = text.Length;
        return new Token(TokenKind.Wrong, what, TextSpan.FromBounds(start, text.Length));
    }

    private int NameEnd(int start)
    {
        while (start < text.Length && IsNamePart(text[start]))
        {
            start++;
        }

        return start;
    }

    private Token Mark()
    {
        var mark = s_marks.FirstOrDefault(mark => string.CompareOrdinal(text, _position, mark, 0, mark.Length) == 0);
        return mark is null ? Made(TokenKind.Wrong, _position + 1, text.Substring(_position, 1)) : Made(TokenKind.Mark, _position + mark.Length, mark);
    }

    private Token Variable()
    {
        var start = _position + 1;
        var end = start < text.Length && text[start] == '$' ? start + 1 : NameEnd(start);
        return Made(TokenKind.Variable, end, text.Substring(start, end - start));
    }

    private Token QuotedName()
    {
        var end = text.IndexOf('`', _position + 1);
        return end < 0 ? Wrong(_position, "a name without its closing `") : Made(TokenKind.QuotedName, end + 1, text.Substring(_position + 1, end - _position - 1));
    }

    private Token Number()
    {
        var end = Digits(_position);
        if (end + 1 < text.Length && text[end] == '.' && IsDigit(text[end + 1]))
        {
            end = Digits(end + 1);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var power = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            end = power < text.Length && IsDigit(text[power]) ? Digits(power) : end;
        }

        return Made(TokenKind.Number, end, text.Substring(_position, end - _position));
    }

    private int Digits(int start)
    {
        while (start < text.Length && IsDigit(text[start]))
        {
            start++;
        }

        return start;
    }

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';

    private Token Quoted(char quote)
    {
        var value = new StringBuilder();
        for (var index = _position + 1; index < text.Length; index++)
        {
            if (text[index] == quote)
            {
                return Made(TokenKind.Text, index + 1, value.ToString());
            }

            if (text[index] != '\\')
            {
                value.Append(text[index]);
            }
            else if (Escape(index + 1, value) is var length and > 0)
            {
                index += length;
            }
            else
            {
                return Wrong(index, "an escape that is none");
            }
        }

        return Wrong(_position, "text without its closing " + quote);
    }

    // How many letters the escape has behind its backslash; 0 if it is none.
    private int Escape(int index, StringBuilder value)
    {
        if (index + 4 < text.Length && text[index] == 'u')
        {
            var digits = text.Substring(index + 1, 4);
            value.Append((char)(digits.All(IsHexDigit) ? int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : 0));
            return digits.All(IsHexDigit) ? 5 : 0;
        }

        var place = index < text.Length ? "\"'\\/bfnrt".IndexOf(text[index]) : -1;
        value.Append(place < 0 ? "" : "\"'\\/\b\f\n\r\t"[place].ToString());
        return place < 0 ? 0 : 1;
    }

    private static bool IsHexDigit(char letter) => IsDigit(letter) || letter is (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
