using System.Globalization;
using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>Reads paths: <c>data.users</c>, <c>items[0].id</c>, <c>headers.`x-a`</c>. A name may hold hyphens, for nothing is subtracted here.</summary>
/// <param name="end">Where the text that may be read ends.</param>
internal sealed class PathParser(string text, int start, int end)
{
    private const int MaximumSteps = 64;

    private int _position = start;

    public int Position => _position;

    private char Letter => _position < end ? text[_position] : '\0';

    /// <summary>A text that is one path and nothing else.</summary>
    public static Node Parse(string text)
    {
        var parser = new PathParser(text, 0, text.Length);
        var path = parser.Path();
        return parser._position == text.Length ? path : throw parser.Expected("the end of the path");
    }

    /// <summary>A path, and the blank space around it.</summary>
    public Node Path()
    {
        SkipBlank();
        var start = _position;
        var path = First();
        while (Letter is '.' or '[')
        {
            if (path.Depth > MaximumSteps)
            {
                throw Expected($"at most {MaximumSteps} steps");
            }

            path = Letter == '[' ? Index(path, start) : Member(path, start);
        }

        SkipBlank();
        return path;
    }

    public void SkipBlank()
    {
        while (char.IsWhiteSpace(Letter))
        {
            _position++;
        }
    }

    public bool TakeIf(string mark)
    {
        var isNext = _position + mark.Length <= end && string.CompareOrdinal(text, _position, mark, 0, mark.Length) == 0;
        _position += isNext ? mark.Length : 0;
        return isNext;
    }

    /// <summary>Letters, digits and hyphens: a cast.</summary>
    public (string Text, TextSpan Span) Word()
    {
        SkipBlank();
        var start = _position;
        while (char.IsLetterOrDigit(Letter) || Letter is '_' or '-')
        {
            _position++;
        }

        return (text.Substring(start, _position - start), TextSpan.FromBounds(start, _position));
    }

    public RuleFailure Expected(string what)
    {
        var found = _position < end ? $"'{text[_position]}'" : "the end";
        return new RuleFailure(Rules.ExpectedInExpression, new TextSpan(_position, _position < end ? 1 : 0), what, found);
    }

    private Node First()
    {
        var start = _position;
        if (TakeIf("$"))
        {
            return new VariableNode(new TextSpan(start, 1), "");
        }

        var name = Name();
        return new NameNode(TextSpan.FromBounds(start, _position), name);
    }

    private Node Member(Node source, int start)
    {
        _position++;
        var nameStart = _position;
        var name = Name();
        var span = TextSpan.FromBounds(start, _position);
        var nameSpan = TextSpan.FromBounds(nameStart, _position);
        return name.All(static letter => letter is >= '0' and <= '9') && text[nameStart] != '`'
            ? new ItemNode(span, source, new NumberNode(nameSpan, name))
            : new MemberNode(span, source, name, nameSpan);
    }

    private ItemNode Index(Node source, int start)
    {
        _position++;
        var (digits, span) = Word();
        if (!int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            _position = span.Start;
            throw Expected("a whole number");
        }

        return TakeIf("]") ? new ItemNode(TextSpan.FromBounds(start, _position), source, new NumberNode(span, digits)) : throw Expected("']'");
    }

    private string Name()
    {
        if (Letter == '`')
        {
            var close = text.IndexOf('`', _position + 1, end - _position - 1);
            var name = close < 0 ? throw Expected("a name with its closing `") : text.Substring(_position + 1, close - _position - 1);
            _position = close + 1;
            return name;
        }

        var word = Word().Text;
        return word.Length > 0 ? word : throw Expected("a name");
    }
}
