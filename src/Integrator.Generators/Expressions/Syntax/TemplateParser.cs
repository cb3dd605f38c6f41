using System.Text.RegularExpressions;
using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>Reads templates: text with <c>{{ path:cast | path ?: default:cast }}</c> in it.</summary>
internal static class TemplateParser
{
    public static readonly string[] Casts = ["str", "int", "num", "bool", "json", "null", "any", "undefined", "ignore-empty-str"];

    private const int MaximumLength = 64 * 1024;

    /// <summary>Whether there is anything in the text but text.</summary>
    public static bool IsTemplate(string text) => text.Contains("{{");

    public static IReadOnlyList<TemplatePart> Parse(string text)
    {
        if (text.Length > MaximumLength)
        {
            throw new RuleFailure(Rules.ExpectedInExpression, new TextSpan(0, text.Length), $"at most {MaximumLength} characters", "more");
        }

        var parts = new List<TemplatePart>();
        var position = 0;
        for (var open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = text.IndexOf("{{", position, StringComparison.Ordinal))
        {
            AddText(parts, text.Substring(position, open - position));
            position = Close(text, open);
            parts.Add(Placeholder(text, open, position));
        }

        AddText(parts, text.Substring(position));
        return parts;
    }

    private static void AddText(List<TemplatePart> parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(new TemplatePart.Text(text));
        }
    }

    // Where the placeholder ends; a name between backticks may hold braces.
    private static int Close(string text, int open)
    {
        var isName = false;
        for (var index = open + 2; index + 1 < text.Length; index++)
        {
            isName ^= text[index] == '`';
            if (!isName && text[index] == '}' && text[index + 1] == '}')
            {
                return index + 2;
            }
        }

        throw new RuleFailure(Rules.OpenTemplate, TextSpan.FromBounds(open, text.Length));
    }

    private static TemplatePart.Placeholder Placeholder(string text, int open, int close)
    {
        var span = TextSpan.FromBounds(open, close);
        RefuseHandlebars(text, span);
        var parser = new PathParser(text, open + 2, close - 2);
        var choices = new List<Choice>();
        do
        {
            choices.Add(new Choice(parser.Path(), parser.TakeIf(":") ? Cast(parser) : null));
            parser.SkipBlank();
        }
        while (parser.TakeIf("|"));

        var fallback = parser.TakeIf("?:") ? Fallback(text, parser.Position, close - 2) : null;
        return fallback is not null || parser.Position == close - 2
            ? new TemplatePart.Placeholder(choices, fallback, span)
            : throw parser.Expected("'}}'");
    }

    private static void RefuseHandlebars(string text, TextSpan span)
    {
        var first = text[span.Start + 2];
        var hint = first switch
        {
            '{' => "{{x}}; nothing is escaped here",
            '#' or '/' or '^' => "an expression, \"= condition ? a : b\"",
            '>' or '!' or '&' => "{{x}} only",
            _ => null,
        };
        if (hint is null)
        {
            return;
        }

        var isTriple = first == '{' && span.End < text.Length && text[span.End] == '}';
        throw new RuleFailure(Rules.HandlebarsSyntax, isTriple ? TextSpan.FromBounds(span.Start, span.End + 1) : span, hint);
    }

    private static Cast Cast(PathParser parser)
    {
        var (name, span) = parser.Word();
        return Array.IndexOf(Casts, name) >= 0
            ? new Cast(name, span)
            : throw new RuleFailure(Rules.ExpectedInExpression, span, "a cast (" + string.Join(", ", Casts) + ")", $"'{name}'");
    }

    private static Fallback Fallback(string text, int start, int end)
    {
        var written = text.Substring(start, end - start);
        var cast = Regex.Match(written, ":\\s*([a-z-]+)\\s*$", RegexOptions.CultureInvariant);
        if (!cast.Success || Array.IndexOf(Casts, cast.Groups[1].Value) < 0)
        {
            return new Fallback(written.Trim(), null, TextSpan.FromBounds(start, end));
        }

        var castSpan = new TextSpan(start + cast.Groups[1].Index, cast.Groups[1].Length);
        return new Fallback(written.Substring(0, cast.Index).Trim(), new Cast(cast.Groups[1].Value, castSpan), TextSpan.FromBounds(start, start + cast.Index));
    }
}
