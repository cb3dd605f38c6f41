namespace Integrator.Generators.Definitions.Integrations;

/// <summary>A text as what stands between double braces and what stands beside them.</summary>
internal static class Placeholders
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <summary>The parts in their order; a placeholder without its braces. What is not closed is text.</summary>
    public static IEnumerable<(string Text, bool IsPlaceholder)> Parts(string text)
    {
        var position = 0;
        while (text.IndexOf(Open, position, StringComparison.Ordinal) is >= 0 and var start
            && text.IndexOf(Close, start, StringComparison.Ordinal) is >= 0 and var end)
        {
            if (start > position)
            {
                yield return (text.Substring(position, start - position), false);
            }

            yield return (text.Substring(start + Open.Length, end - start - Open.Length).Trim(), true);
            position = end + Close.Length;
        }

        if (position < text.Length)
        {
            yield return (text.Substring(position), false);
        }
    }

    /// <summary>The placeholder that is the whole text, or null where there is none or more.</summary>
    public static string? Whole(string text)
    {
        var parts = Parts(text).ToList();
        return parts.Count == 1 && parts[0].IsPlaceholder ? parts[0].Text : null;
    }

    /// <summary>What the argument for a placeholder is called: the last name of its path.</summary>
    public static string Name(string placeholder) => Path(placeholder) is { Count: > 0 } path ? path[path.Count - 1] : placeholder;

    /// <summary>The segments of a placeholder that is a plain path of names, or none: <c>body.user.id</c>.</summary>
    public static IReadOnlyList<string> Path(string placeholder)
    {
        var segments = placeholder.Split('.');
        return segments.All(static segment => segment.Length > 0 && segment.All(static letter => char.IsLetterOrDigit(letter) || letter == '_') && !char.IsDigit(segment[0])) ? segments : [];
    }
}
