namespace Integrator.Generators.Model.Operations;

/// <summary>
/// A pattern of letters, whatever their case: one star stands for anything but a slash, two for anything, a question mark for one letter but
/// a slash. The time to match grows with the text, however many stars there are.
/// </summary>
internal sealed class GlobPattern
{
    private readonly List<Part> _parts = [];

    public GlobPattern(string pattern)
    {
        for (var index = 0; index < pattern.Length; index++)
        {
            var isDouble = pattern[index] == '*' && index + 1 < pattern.Length && pattern[index + 1] == '*';
            _parts.Add(pattern[index] switch
            {
                '*' => new Part(isDouble ? Kind.Anything : Kind.Segment, default),
                '?' => new Part(Kind.Letter, default),
                var letter => new Part(Kind.Exact, char.ToUpperInvariant(letter)),
            });
            index += isDouble ? 1 : 0;
        }
    }

    public bool Matches(string text)
    {
        // All positions in the pattern that the text so far can lead to.
        var reached = Closed(new bool[_parts.Count + 1], 0);
        foreach (var letter in text)
        {
            var next = new bool[_parts.Count + 1];
            for (var position = 0; position < _parts.Count; position++)
            {
                if (reached[position])
                {
                    Step(position, letter, next);
                }
            }

            reached = next;
        }

        return reached[_parts.Count];
    }

    private void Step(int position, char letter, bool[] next)
    {
        var part = _parts[position];
        if (part.IsStar)
        {
            _ = part.Kind == Kind.Anything || letter != '/' ? Closed(next, position) : next;
        }
        else if (part.Kind == Kind.Letter ? letter != '/' : part.Letter == char.ToUpperInvariant(letter))
        {
            Closed(next, position + 1);
        }
    }

    // A star may stand for nothing.
    private bool[] Closed(bool[] positions, int position)
    {
        while (!positions[position])
        {
            positions[position] = true;
            position += position < _parts.Count && _parts[position].IsStar ? 1 : 0;
        }

        return positions;
    }

    private readonly record struct Part(Kind Kind, char Letter)
    {
        public bool IsStar => Kind is Kind.Anything or Kind.Segment;
    }

    private enum Kind
    {
        Exact,
        Letter,
        Segment,
        Anything,
    }
}
