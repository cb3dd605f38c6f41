using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>The next token of a text, and where the last one ended.</summary>
internal sealed class Cursor
{
    private readonly Lexer _lexer;
    private int _end;

    public Cursor(string text, int start)
    {
        _lexer = new Lexer(text, start);
        _end = start;
        Token = _lexer.Next();
    }

    public Token Token { get; private set; }

    public bool Is(string mark) => Token.Is(mark);

    public Token Take()
    {
        var token = Token;
        _end = token.Span.End;
        Token = _lexer.Next();
        return token;
    }

    public bool TakeIf(string mark)
    {
        var isNext = Is(mark);
        if (isNext)
        {
            Take();
        }

        return isNext;
    }

    public void Need(string mark)
    {
        if (!TakeIf(mark))
        {
            throw Expected($"'{mark}'", Token);
        }
    }

    /// <summary>Items with commas between them, up to the closing mark. A comma may stand after the last.</summary>
    public List<T> List<T>(string close, Func<T> item)
    {
        var items = new List<T>();
        while (!Is(close))
        {
            items.Add(item());
            if (!TakeIf(","))
            {
                break;
            }
        }

        Need(close);
        return items;
    }

    public TextSpan Since(int start) => TextSpan.FromBounds(start, _end);

    public TextSpan Since(Node left) => Since(left.Span.Start);

    public static RuleFailure Expected(string what, Token found) =>
        new(Rules.ExpectedInExpression, found.Span, what, found.Kind == TokenKind.Wrong ? found.Value : found.Quoted);
}
