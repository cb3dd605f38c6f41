using System.Text;

namespace Integrator.Generators.Expressions.Printing;

/// <summary>Code that can be written on one line or, where it is too long, on several.</summary>
internal abstract class Layout(int width)
{
    private const string Step = "    ";

    /// <summary>The characters on one line.</summary>
    public int Width { get; } = width;

    /// <summary>The characters before the first place where a line can end.</summary>
    protected abstract int Head { get; }

    /// <summary>Whether a line can end inside.</summary>
    protected abstract bool IsBreakable { get; }

    protected abstract void WriteFlat(StringBuilder code);

    /// <param name="indent">The spaces before the line on which the code begins.</param>
    /// <param name="rest">The characters that follow the code on its last line.</param>
    protected abstract void WriteBroken(StringBuilder code, string indent, int limit, int rest);

    /// <summary>The code on one line.</summary>
    public string Text()
    {
        var code = new StringBuilder(Width);
        WriteFlat(code);
        return code.ToString();
    }

    /// <summary>The code behind the start of a line. No line is longer than the limit, unless one word is.</summary>
    /// <param name="indent">The spaces before that line.</param>
    /// <param name="rest">The characters that follow the code on its last line.</param>
    public string Text(string start, string indent, int limit, int rest)
    {
        var code = new StringBuilder(Width + start.Length).Append(indent).Append(start);
        Write(code, indent, limit, rest);
        return code.ToString();
    }

    private void Write(StringBuilder code, string indent, int limit, int rest)
    {
        if (!IsBreakable || Column(code) + Width + rest <= limit)
        {
            WriteFlat(code);
        }
        else
        {
            WriteBroken(code, indent, limit, rest);
        }
    }

    private static int Column(StringBuilder code)
    {
        var start = code.Length;
        while (start > 0 && code[start - 1] != '\n')
        {
            start--;
        }

        return code.Length - start;
    }

    /// <summary>Code without a place where a line can end.</summary>
    internal sealed class Word(string text) : Layout(text.Length)
    {
        protected override int Head => Width;

        protected override bool IsBreakable => false;

        protected override void WriteFlat(StringBuilder code) => code.Append(text);

        protected override void WriteBroken(StringBuilder code, string indent, int limit, int rest) => WriteFlat(code);
    }

    /// <summary>Parts without anything between them.</summary>
    internal sealed class Row(params Layout[] parts) : Layout(parts.Sum(static part => part.Width))
    {
        protected override int Head
        {
            get
            {
                var before = parts.TakeWhile(static part => !part.IsBreakable).ToList();
                return before.Sum(static part => part.Width) + (before.Count < parts.Length ? parts[before.Count].Head : 0);
            }
        }

        protected override bool IsBreakable { get; } = parts.Any(static part => part.IsBreakable);

        protected override void WriteFlat(StringBuilder code)
        {
            foreach (var part in parts)
            {
                part.WriteFlat(code);
            }
        }

        protected override void WriteBroken(StringBuilder code, string indent, int limit, int rest)
        {
            for (var index = 0; index < parts.Length; index++)
            {
                var following = parts.Skip(index + 1).ToArray();
                parts[index].Write(code, indent, limit, following.Length == 0 ? rest : new Row(following).Head + (following.Any(static part => part.IsBreakable) ? 0 : rest));
            }
        }
    }

    /// <summary>Items between brackets: on one line, or each on a line of its own.</summary>
    internal sealed class Block(string open, IReadOnlyList<Layout> items, string close)
        : Layout(open.Length + close.Length + items.Sum(static item => item.Width) + Math.Max(0, items.Count - 1) * 2)
    {
        protected override int Head => open.Length + (items.Count > 1 && IsOnlyLastBreakable ? BeforeLast + items[items.Count - 1].Head : 0);

        protected override bool IsBreakable => items.Count > 0;

        private bool IsOnlyLastBreakable => items[items.Count - 1].IsBreakable && items.Take(items.Count - 1).All(static item => !item.IsBreakable);

        private int BeforeLast => items.Take(items.Count - 1).Sum(static item => item.Width + 2);

        protected override void WriteFlat(StringBuilder code)
        {
            code.Append(open);
            for (var index = 0; index < items.Count; index++)
            {
                code.Append(index == 0 ? "" : ", ");
                items[index].WriteFlat(code);
            }

            code.Append(close);
        }

        protected override void WriteBroken(StringBuilder code, string indent, int limit, int rest)
        {
            // If only the last argument is long, the others stay on the line: Member("name", Of(
            if (IsOnlyLastBreakable && Column(code) + open.Length + BeforeLast + items[items.Count - 1].Head <= limit)
            {
                WriteLastBroken(code, indent, limit, rest);
                return;
            }

            var inner = indent + Step;
            code.Append(open);
            for (var index = 0; index < items.Count; index++)
            {
                var isLast = index == items.Count - 1;
                code.Append('\n').Append(inner);
                items[index].Write(code, inner, limit, isLast ? close.Length + rest : 1);
                code.Append(isLast ? close : ",");
            }
        }

        private void WriteLastBroken(StringBuilder code, string indent, int limit, int rest)
        {
            code.Append(open);
            foreach (var item in items.Take(items.Count - 1))
            {
                item.WriteFlat(code);
                code.Append(", ");
            }

            items[items.Count - 1].Write(code, indent, limit, close.Length + rest);
            code.Append(close);
        }
    }

    /// <summary>A value and what follows it behind operators: on one line, or each operator on a line of its own.</summary>
    internal sealed class Chain(Layout first, IReadOnlyList<(string Operator, Layout Value)> others)
        : Layout(first.Width + others.Sum(static other => other.Operator.Length + other.Value.Width + 2))
    {
        protected override int Head => first.IsBreakable ? first.Head : first.Width;

        protected override bool IsBreakable => true;

        protected override void WriteFlat(StringBuilder code)
        {
            first.WriteFlat(code);
            foreach (var (mark, value) in others)
            {
                code.Append(' ').Append(mark).Append(' ');
                value.WriteFlat(code);
            }
        }

        protected override void WriteBroken(StringBuilder code, string indent, int limit, int rest)
        {
            var inner = indent + Step;
            first.Write(code, indent, limit, 0);
            for (var index = 0; index < others.Count; index++)
            {
                code.Append('\n').Append(inner).Append(others[index].Operator).Append(' ');
                others[index].Value.Write(code, inner, limit, index == others.Count - 1 ? rest : 0);
            }
        }
    }
}
