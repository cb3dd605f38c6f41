using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Overlays.Paths;

/// <summary>The text of a path to its tree: the grammar of RFC 9535, appendix A, without functions.</summary>
internal sealed class JsonPathParser(string text)
{
    private const int MaximumDepth = 100;

    private static readonly string[] s_signs = ["==", "!=", "<=", ">=", "<", ">"];

    private readonly PathText _text = new(text);
    private int _depth;

    public JsonPath Path()
    {
        _text.Need("$");
        var path = Segments();
        return _text.IsAtEnd ? path : throw _text.Wrong("a segment");
    }

    private JsonPath Segments()
    {
        var segments = new List<PathSegment>();
        while (Segment() is { } segment)
        {
            segments.Add(segment);
        }

        return new JsonPath(segments);
    }

    private PathSegment? Segment()
    {
        if (_text.NextInk is '.' or '[')
        {
            _text.SkipBlank();
        }

        var isDescendant = _text.Take("..");
        if (isDescendant || _text.Take("."))
        {
            return _text.Next == '[' && isDescendant ? Bracketed(isDescendant) : new PathSegment(isDescendant, [Shorthand()]);
        }

        return _text.Next == '[' ? Bracketed(isDescendant: false) : null;
    }

    private PathSelector Shorthand()
    {
        if (_text.Take("*"))
        {
            return new PathSelector.Wildcard();
        }

        if (char.IsDigit(_text.Next) || _text.TakeWhile(IsNamePart) is not { Length: > 0 } name)
        {
            throw _text.Wrong("a name");
        }

        return new PathSelector.Name(name);
    }

    private static bool IsNamePart(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' || letter >= 128;

    private PathSegment Bracketed(bool isDescendant)
    {
        _text.Need("[");
        var selectors = new List<PathSelector>();
        do
        {
            _text.SkipBlank();
            selectors.Add(Selector());
            _text.SkipBlank();
        }
        while (_text.Take(","));
        _text.Need("]");
        return new PathSegment(isDescendant, selectors);
    }

    private PathSelector Selector()
    {
        if (_text.Next is '\'' or '"')
        {
            return new PathSelector.Name(_text.Quoted());
        }

        if (_text.Take("*"))
        {
            return new PathSelector.Wildcard();
        }

        if (_text.Take("?"))
        {
            _text.SkipBlank();
            return new PathSelector.Filter(Either());
        }

        var start = _text.Integer();
        _text.SkipBlank();
        return _text.Take(":") ? Slice(start) : new PathSelector.Index(start ?? throw _text.Wrong("a name, a number, '*' or '?'"));
    }

    private PathSelector.Slice Slice(long? start)
    {
        _text.SkipBlank();
        var end = _text.Integer();
        _text.SkipBlank();
        if (!_text.Take(":"))
        {
            return new PathSelector.Slice(start, end, 1);
        }

        _text.SkipBlank();
        return new PathSelector.Slice(start, end, _text.Integer() ?? 1);
    }

    private PathFilter Either()
    {
        var left = Both();
        while (Joined("||"))
        {
            left = new PathFilter.Either(left, Both());
        }

        return left;
    }

    private PathFilter Both()
    {
        var left = Basic();
        while (Joined("&&"))
        {
            left = new PathFilter.Both(left, Basic());
        }

        return left;
    }

    private bool Joined(string mark)
    {
        _text.SkipBlank();
        var isThere = _text.Take(mark);
        _text.SkipBlank();
        return isThere;
    }

    private PathFilter Basic()
    {
        if (++_depth > MaximumDepth)
        {
            throw _text.Wrong("less nesting");
        }

        var isNegated = _text.Take("!");
        _text.SkipBlank();
        var filter = _text.Next == '(' ? Parenthesized() : Test(mayCompare: !isNegated);
        _depth--;
        return isNegated ? new PathFilter.Not(filter) : filter;
    }

    private PathFilter Parenthesized()
    {
        _text.Need("(");
        _text.SkipBlank();
        var inner = Either();
        _text.SkipBlank();
        _text.Need(")");
        return inner;
    }

    private PathFilter Test(bool mayCompare)
    {
        var left = Operand();
        _text.SkipBlank();
        var sign = mayCompare ? s_signs.FirstOrDefault(_text.Take) : null;
        if (sign is null)
        {
            return left is PathOperand.Query query ? new PathFilter.Exists(query) : throw _text.Wrong("a comparison");
        }

        _text.SkipBlank();
        return new PathFilter.Comparison(Single(left), sign, Single(Operand()));
    }

    private PathOperand Single(PathOperand operand) =>
        operand is PathOperand.Query { Path.IsSingular: false } ? throw _text.Wrong("a path to one value before this, as a comparison needs it,") : operand;

    private PathOperand Operand()
    {
        if (_text.Next is '\'' or '"')
        {
            return new PathOperand.Literal(_text.Quoted());
        }

        if (_text.Take("@"))
        {
            return new PathOperand.Query(IsFromRoot: false, Segments());
        }

        if (_text.Take("$"))
        {
            return new PathOperand.Query(IsFromRoot: true, Segments());
        }

        return Word(_text.TakeWhile(static letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-' or '+' or '.' or 'E'));
    }

    private PathOperand.Literal Word(string word) => word switch
    {
        "true" => new PathOperand.Literal(true),
        "false" => new PathOperand.Literal(false),
        "null" => new PathOperand.Literal(null),
        _ when _text.Next == '(' && word.Length > 0 => throw new FormatException($"the function '{word}' is not supported"),
        _ => Number(word) is { } number ? new PathOperand.Literal(number) : throw _text.Wrong("a path, a text, a number, true, false or null before this"),
    };

    private static JsonNode? Number(string word)
    {
        try
        {
            return word.Length > 0 && (char.IsDigit(word[0]) || word[0] == '-') ? JsonNode.Parse(word) : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
