namespace Integrator.Generators.Emit;

/// <summary>Where the outermost brackets of a line of code and the blanks outside of them stand.</summary>
internal sealed class LineScan
{
    private readonly string _code;
    private BracketPair? _outermost;
    private int _depth;
    private int _types;

    public LineScan(string code)
    {
        _code = code;
        IsReadable = Read();
    }

    /// <summary>Whether every literal is a text in quotes. Brackets may be closed on another line.</summary>
    public bool IsReadable { get; }

    public List<BracketPair> Pairs { get; } = [];

    public List<int> Blanks { get; } = [];

    /// <summary>Where the arguments of a type begin.</summary>
    public List<int> Types { get; } = [];

    private bool Read()
    {
        for (var index = 0; index < _code.Length; index++)
        {
            switch (_code[index])
            {
                case '"' or '\'':
                    if (index > 0 && _code[index - 1] is '$' or '@' || End(index) is not { } end)
                    {
                        return false;
                    }

                    index = end;
                    break;
                case '/' when index + 1 < _code.Length && _code[index + 1] == '/':
                    return false;
                case '(' or '[' or '{':
                    Open(index);
                    break;
                case ')' or ']' or '}':
                    Close(index);
                    break;
                case var letter:
                    Other(letter, index);
                    break;
            }
        }

        return true;
    }

    private void Open(int index)
    {
        _outermost ??= new BracketPair(index);
        _depth++;
    }

    private void Close(int index)
    {
        if (_outermost is not null && --_depth == 0)
        {
            _outermost.Close = index;
            Pairs.Add(_outermost);
            _outermost = null;
        }
    }

    private void Other(char letter, int index)
    {
        // A type's arguments follow its name at once; the operators stand between blanks.
        if (letter == '<' && index > 0 && char.IsLetterOrDigit(_code[index - 1]))
        {
            Types.Add(index);
            _types++;
        }
        else if (letter == '>' && _types > 0 && _code[index - 1] is not ('=' or ' ' or '-'))
        {
            _types--;
        }
        else if (letter == ',' && _depth == 1 && _types == 0)
        {
            _outermost!.Commas.Add(index);
        }
        else if (letter == ';' && _outermost is not null)
        {
            _outermost.HasStatements = true;
        }
        else if (letter == ' ' && _outermost is null && _types == 0)
        {
            Blanks.Add(index);
        }
    }

    // The quote that ends a literal.
    private int? End(int start)
    {
        for (var index = start + 1; index < _code.Length; index++)
        {
            if (_code[index] == '\\')
            {
                index++;
            }
            else if (_code[index] == _code[start])
            {
                return index;
            }
        }

        return null;
    }
}

/// <summary>Two brackets of a line.</summary>
internal sealed class BracketPair(int open)
{
    public int Open => open;

    public int Close { get; set; }

    public List<int> Commas { get; } = [];

    /// <summary>Whether statements or accessors stand between them.</summary>
    public bool HasStatements { get; set; }
}
