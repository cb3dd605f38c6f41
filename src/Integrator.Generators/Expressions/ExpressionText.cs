using System.Globalization;
using System.Text;
using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions;

/// <summary>A text of a definition as it is meant, and where each of its letters stands in the file.</summary>
internal sealed class ExpressionText
{
    private readonly Place _place;
    private readonly string _file;
    private readonly SourceText? _source;
    private readonly IReadOnlyList<int> _offsets;

    private ExpressionText(string text, Place place, string file, SourceText? source, IReadOnlyList<int> offsets)
    {
        Text = text;
        _place = place;
        _file = file;
        _source = source;
        _offsets = offsets;
    }

    /// <summary>The text, its escapes decoded.</summary>
    public string Text { get; }

    /// <summary>The string token that a span of the file holds, quotation marks included. A token that is no string stands for itself.</summary>
    /// <param name="file">The file as a failure names it: its name, without the machine's folders.</param>
    public static ExpressionText Of(string file, SourceText source, TextSpan token, Place place)
    {
        var raw = source.ToString(token);
        var text = new StringBuilder(raw.Length);
        var offsets = new List<int>(raw.Length);
        var isQuoted = raw.Length > 1 && raw[0] == '"';
        var end = isQuoted ? raw.Length - 1 : raw.Length;
        for (var index = isQuoted ? 1 : 0; index < end;)
        {
            offsets.Add(token.Start + index);
            index += isQuoted && raw[index] == '\\' ? Escape(raw, index, text) : Letter(raw[index], text);
        }

        offsets.Add(token.Start + end);
        return new ExpressionText(text.ToString(), place, file, source, offsets);
    }

    /// <summary>A text whose letters cannot be told apart in the file: its rules point at the place.</summary>
    public static ExpressionText At(string file, Place place, string text) => new(text, place, file, null, []);

    /// <summary>A part of the text.</summary>
    public ExpressionText Slice(TextSpan span) => new(Text.Substring(span.Start, span.Length), _place, _file, _source, _source is null ? [] : [.. _offsets.Skip(span.Start).Take(span.Length + 1)]);

    /// <summary>Reports a rule at a span of the text.</summary>
    public void Add(Report report, DiagnosticDescriptor rule, TextSpan span, params object[] arguments)
    {
        if (_source is null)
        {
            report.Add(rule, _place, arguments);
        }
        else
        {
            report.Add(rule, _place, InFile(span), arguments);
        }
    }

    /// <summary>The number of characters before the text in its file.</summary>
    public int Position => _offsets.Count == 0 ? 0 : _offsets[0];

    /// <summary>The place of the text in its file.</summary>
    public ExpressionLocation Location
    {
        get
        {
            var (start, end) = (Lines.Start, Lines.End);
            return new ExpressionLocation(_file, start.Line + 1, start.Character + 1, end.Line + 1, end.Character + 1, _source is not null);
        }
    }

    // An empty span is none to a compiler, nor is one that ends where it begins.
    private LinePositionSpan Lines => _source is null || _offsets[0] == _offsets[_offsets.Count - 1]
        ? new LinePositionSpan(default, new LinePosition(0, 1))
        : _source.Lines.GetLinePositionSpan(InFile(new TextSpan(0, Text.Length)));

    private TextSpan InFile(TextSpan span) => TextSpan.FromBounds(Offset(span.Start), Offset(span.End));

    private int Offset(int index) => _offsets[Math.Max(0, Math.Min(index, _offsets.Count - 1))];

    private static int Letter(char letter, StringBuilder text)
    {
        text.Append(letter);
        return 1;
    }

    private static int Escape(string raw, int index, StringBuilder text)
    {
        var letter = index + 1 < raw.Length ? raw[index + 1] : '\\';
        if (letter == 'u' && index + 5 < raw.Length && ushort.TryParse(raw.Substring(index + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            text.Append((char)code);
            return 6;
        }

        var place = "bfnrt".IndexOf(letter);
        text.Append(place < 0 ? letter : "\b\f\n\r\t"[place]);
        return 2;
    }
}
