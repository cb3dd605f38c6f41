using System.Globalization;
using System.Text;

namespace Integrator.Generators.Definitions.Overlays.Paths;

/// <summary>The text of a path, and how far it is read.</summary>
internal sealed class PathText(string text)
{
    private const long LargestInteger = (1L << 53) - 1;

    private int _position;

    public bool IsAtEnd => _position == text.Length;

    public char Next => IsAtEnd ? '\0' : text[_position];

    /// <summary>The next letter that is no blank space.</summary>
    public char NextInk
    {
        get
        {
            var position = _position;
            while (position < text.Length && IsBlank(text[position]))
            {
                position++;
            }

            return position < text.Length ? text[position] : '\0';
        }
    }

    public FormatException Wrong(string expected) => new($"{expected} was expected at character {(_position + 1).ToString(CultureInfo.InvariantCulture)}");

    public void SkipBlank()
    {
        while (IsBlank(Next))
        {
            _position++;
        }
    }

    /// <summary>Passes a mark, if it is the next.</summary>
    public bool Take(string mark)
    {
        if (string.CompareOrdinal(text, _position, mark, 0, mark.Length) != 0)
        {
            return false;
        }

        _position += mark.Length;
        return true;
    }

    public void Need(string mark)
    {
        if (!Take(mark))
        {
            throw Wrong($"'{mark}'");
        }
    }

    /// <summary>Passes what follows a condition, which may be nothing.</summary>
    public string TakeWhile(Func<char, bool> isPart)
    {
        var start = _position;
        while (!IsAtEnd && isPart(text[_position]))
        {
            _position++;
        }

        return text.Substring(start, _position - start);
    }

    public long? Integer()
    {
        var start = _position;
        var sign = Take("-") ? "-" : "";
        var digits = TakeWhile(static letter => letter is >= '0' and <= '9');
        if (digits.Length == 0 && sign.Length == 0)
        {
            return null;
        }

        if (digits.Length == 0 || (digits[0] == '0' && (digits.Length > 1 || sign.Length > 0))
            || !long.TryParse(sign + digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > LargestInteger)
        {
            _position = start;
            throw Wrong("a whole number");
        }

        return number;
    }

    /// <summary>A text in quotes of either kind.</summary>
    public string Quoted()
    {
        var quote = Next;
        _position++;
        var result = new StringBuilder();
        while (Next != quote)
        {
            if (IsAtEnd || Next < ' ')
            {
                throw Wrong($"the closing {quote}");
            }

            result.Append(Next == '\\' ? Escape(quote) : Next);
            _position++;
        }

        _position++;
        return result.ToString();
    }

    private static bool IsBlank(char letter) => letter is ' ' or '\t' or '\n' or '\r';

    private char Escape(char quote)
    {
        _position++;
        return Next switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '/' => '/',
            '\\' => '\\',
            'u' => Unicode(),
            var letter when letter == quote => letter,
            _ => throw Wrong("an escape"),
        };
    }

    private char Unicode()
    {
        if (_position + 4 >= text.Length || !ushort.TryParse(text.Substring(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw Wrong("four hexadecimal digits");
        }

        _position += 4;
        return (char)code;
    }
}
