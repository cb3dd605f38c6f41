using System.Text;
using System.Text.RegularExpressions;

namespace Integrator.Corpus.Documents;

/// <summary>Chooses relative paths: <c>*</c> and <c>?</c> stop at a folder, <c>**</c> does not; a text without them may stand anywhere.</summary>
internal sealed class PathPattern
{
    private readonly Regex _expression;

    public PathPattern(string text) =>
        _expression = new(text.AsSpan().ContainsAny('*', '?') ? Glob(text) : Regex.Escape(text), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public bool Matches(string path) => _expression.IsMatch(path);

    private static string Glob(string text)
    {
        var expression = new StringBuilder("^");
        for (var index = 0; index < text.Length; index++)
        {
            if (text.AsSpan(index).StartsWith("**/"))
            {
                expression.Append("(.*/)?");
                index += 2;
            }
            else if (text.AsSpan(index).StartsWith("**"))
            {
                expression.Append(".*");
                index++;
            }
            else
            {
                expression.Append(text[index] switch
                {
                    '*' => "[^/]*",
                    '?' => "[^/]",
                    var other => Regex.Escape(other.ToString()),
                });
            }
        }

        return expression.Append('$').ToString();
    }
}
