using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Syntax;

internal enum TokenKind
{
    End,
    Name,
    QuotedName,
    Variable,
    Text,
    Number,
    Mark,

    /// <summary>Something no token begins with, or one that does not end.</summary>
    Wrong,
}

/// <param name="Value">A mark as it stands; the decoded value of the others.</param>
internal readonly record struct Token(TokenKind Kind, string Value, TextSpan Span)
{
    public bool Is(string mark) => Kind == TokenKind.Mark && Value == mark;

    public bool IsWord(string word) => Kind == TokenKind.Name && Value == word;

    /// <summary>The token in a message.</summary>
    public string Quoted => Kind == TokenKind.End ? "the end" : $"'{Value}'";
}
