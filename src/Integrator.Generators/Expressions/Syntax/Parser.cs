using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>Reads IX1 by precedence. Throws <see cref="RuleFailure"/> at the first thing that is no part of it.</summary>
internal sealed class Parser
{
    private const int MaximumLength = 16 * 1024;
    private const int MaximumNesting = 64;
    private const int MaximumDepth = 256;
    private const int Unary = 70;

    private static readonly string[] s_words = ["and", "or", "in", "true", "false", "null", "function", "λ"];

    private readonly Cursor _cursor;
    private int _nesting;

    private Parser(string text, int start) => _cursor = new Cursor(text, start);

    /// <summary>A whole expression, from a place in the text on.</summary>
    public static Node Parse(string text, int start = 0)
    {
        if (text.Length > MaximumLength)
        {
            throw TooMuch(TextSpan.FromBounds(start, text.Length), $"at most {MaximumLength} characters");
        }

        var parser = new Parser(text, start);
        var node = parser.Expression();
        return parser._cursor.Token.Kind == TokenKind.End ? node : throw Cursor.Expected("the end", parser._cursor.Token);
    }

    /// <summary>Whether a name means something by itself.</summary>
    public static bool IsWord(string name) => System.Array.IndexOf(s_words, name) >= 0;

    private Node Expression(int strength = 0)
    {
        if (++_nesting > MaximumNesting)
        {
            throw TooMuch(_cursor.Token.Span, $"at most {MaximumNesting} levels of nesting");
        }

        var left = Shallow(Operand());
        while (Strength(_cursor.Token) > strength)
        {
            left = Shallow(Continued(left));
        }

        _nesting--;
        return left;
    }

    private Node Shallow(Node node) =>
        node.Depth <= MaximumDepth ? node : throw TooMuch(_cursor.Token.Span, $"at most {MaximumDepth} operations in each other");

    private static RuleFailure TooMuch(TextSpan span, string limit) => new(Rules.ExpectedInExpression, span, limit, "more");

    private static int Strength(Token token) => token.Kind is TokenKind.Mark or TokenKind.Name ? Strength(token.Value) : 0;

    /// <summary>How strongly a mark or a word binds what stands on its left; 0 if it ends it.</summary>
    public static int Strength(string mark) => mark switch
    {
        "[" or "(" => 80,
        "." or "^" or "@" or "#" => 75,
        "{" => 70,
        "*" or "/" or "%" => 60,
        "+" or "-" or "&" => 50,
        "=" or "!=" or "<" or "<=" or ">" or ">=" or "~>" or "in" => 40,
        "and" => 30,
        "or" => 25,
        "?" or "?:" or "??" or ".." => 20,
        _ => 0,
    };

    private Node Continued(Node left) => _cursor.Token.Value switch
    {
        "." => Step(left),
        "[" => Item(left),
        "?" => Conditional(left),
        "~>" => Piped(left),
        "(" => throw Unsupported.Call(_cursor.Token),
        "^" or "@" or "#" or "{" or ".." or "?:" or "??" => throw Unsupported.Infix(_cursor.Token),
        _ => Binary(left),
    };

    private Node Operand()
    {
        var token = _cursor.Take();
        return token.Kind switch
        {
            TokenKind.Text => new LiteralNode(token.Span, token.Value),
            TokenKind.Number => new NumberNode(token.Span, token.Value),
            TokenKind.QuotedName => new NameNode(token.Span, token.Value),
            TokenKind.Variable => _cursor.Is("(") ? Call(token) : new VariableNode(token.Span, token.Value),
            TokenKind.Name => Word(token),
            TokenKind.Mark => Marked(token),
            _ => throw Cursor.Expected("a value", token),
        };
    }

    // A word that joins two values is a name where a value is wanted.
    private Node Word(Token token) => token.Value switch
    {
        "true" or "false" => new LiteralNode(token.Span, token.Value == "true"),
        "null" => new LiteralNode(token.Span, null),
        "function" or "λ" when _cursor.Is("(") => throw Unsupported.Lambda(token),
        _ => new NameNode(token.Span, token.Value),
    };

    private Node Marked(Token token) => token.Value switch
    {
        "(" => Parenthesized(token.Span.Start),
        "[" => Array(token.Span.Start),
        "{" => Object(token.Span.Start),
        "-" => Negative(token),
        "/" or "*" or "**" or "%" or "|" or "?" => throw Unsupported.Prefix(token),
        _ => throw Cursor.Expected("a value", token),
    };

    private Node Parenthesized(int start)
    {
        var block = Block(start);
        return block.Steps.Count == 1 && block.Steps[0].Variable is null ? block.Steps[0].Value : block;
    }

    private Node Negative(Token mark)
    {
        var operand = Expression(Unary);
        return operand is NumberNode { Digits: var digits } && digits[0] != '-'
            ? new NumberNode(_cursor.Since(mark.Span.Start), "-" + digits)
            : new NegativeNode(_cursor.Since(mark.Span.Start), operand);
    }

    private Node Step(Node left)
    {
        _cursor.Take();
        var token = _cursor.Take();
        switch (token.Kind)
        {
            case TokenKind.Name or TokenKind.QuotedName when _cursor.Is("("):
                var arguments = Arguments();
                return new MethodNode(_cursor.Since(left), left, token.Value, token.Span, arguments);
            case TokenKind.Name or TokenKind.QuotedName or TokenKind.Text:
                return new MemberNode(_cursor.Since(left), left, token.Value, token.Span);
            case TokenKind.Mark when token.Value is "{" or "(":
                Node body = token.Value == "{" ? Object(token.Span.Start) : Block(token.Span.Start);
                return new EachNode(_cursor.Since(left), left, body);
            case TokenKind.Variable when _cursor.Is("("):
                var call = Call(token);
                return new EachNode(_cursor.Since(left), left, new BlockNode(call.Span, [(null, call)]));
            case TokenKind.Mark when token.Value is "*" or "**" or "%":
                throw Unsupported.Prefix(token);
            default:
                throw Cursor.Expected("a name", token);
        }
    }

    private ItemNode Item(Node left)
    {
        _cursor.Take();
        if (_cursor.Is("]"))
        {
            throw Unsupported.Infix(_cursor.Token with { Value = "[]" });
        }

        var item = Expression();
        _cursor.Need("]");
        return new ItemNode(_cursor.Since(left), left, item);
    }

    private ConditionalNode Conditional(Node left)
    {
        _cursor.Take();
        var then = Expression();
        var otherwise = _cursor.TakeIf(":") ? Expression() : null;
        return new ConditionalNode(_cursor.Since(left), left, then, otherwise);
    }

    private BinaryNode Binary(Node left)
    {
        var mark = _cursor.Take();
        var right = Expression(Strength(mark));
        return new BinaryNode(_cursor.Since(left), mark.Value, left, right);
    }

    // a ~> $f(b) is $f(a, b).
    private CallNode Piped(Node left)
    {
        _cursor.Take();
        var name = FunctionName(_cursor.Take());
        var arguments = _cursor.Is("(") ? Arguments() : [];
        return new CallNode(_cursor.Since(left), name.Value, name.Span, [left, .. arguments]);
    }

    private CallNode Call(Token name)
    {
        var arguments = Arguments();
        return new CallNode(_cursor.Since(FunctionName(name).Span.Start), name.Value, name.Span, arguments);
    }

    private static Token FunctionName(Token token) =>
        token.Kind == TokenKind.Variable && token.Value is not ("" or "$") ? token : throw Cursor.Expected("a function", token);

    private List<Node> Arguments()
    {
        _cursor.Need("(");
        return _cursor.List(")", Argument);
    }

    private Node Argument() => _cursor.Token.IsWord("function") || _cursor.Token.IsWord("λ") ? Lambda() : Expression();

    private LambdaNode Lambda()
    {
        var start = _cursor.Take().Span.Start;
        _cursor.Need("(");
        var parameters = _cursor.List(")", () => FunctionName(_cursor.Take()).Value);
        _cursor.Need("{");
        var body = Expression();
        _cursor.Need("}");
        return new LambdaNode(_cursor.Since(start), parameters, body);
    }

    private BlockNode Block(int start)
    {
        var steps = new List<(string? Variable, Node Value)>();
        do
        {
            steps.Add(BlockStep());
        }
        while (_cursor.TakeIf(";") && !_cursor.Is(")"));
        _cursor.Need(")");
        return new BlockNode(_cursor.Since(start), steps);
    }

    private (string? Variable, Node Value) BlockStep()
    {
        var token = _cursor.Token;
        var value = Expression();
        if (!_cursor.Is(":="))
        {
            return (null, value);
        }

        if (value is not VariableNode { Name: not ("" or "$") } variable)
        {
            throw Cursor.Expected("a variable before ':='", token);
        }

        _cursor.Take();
        return (variable.Name, Expression());
    }

    private ArrayNode Array(int start)
    {
        var items = _cursor.List("]", () => Expression());
        return new ArrayNode(_cursor.Since(start), items);
    }

    private ObjectNode Object(int start)
    {
        var members = _cursor.List("}", Pair);
        return new ObjectNode(_cursor.Since(start), members);
    }

    private (Node Key, Node Value) Pair()
    {
        var key = Expression();
        _cursor.Need(":");
        return (key, Expression());
    }
}
