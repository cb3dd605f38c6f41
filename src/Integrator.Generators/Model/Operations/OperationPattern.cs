using System.Text.RegularExpressions;
using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Operations;

/// <summary>
/// Which operations are meant: <c>listOrders</c> or <c>issues/*</c> by id, <c>tag:Orders</c> by tag, <c>/orders/**</c> or
/// <c>GET /orders/*</c> by path. A star stands for anything but a slash, two for anything, a question mark for one letter.
/// </summary>
internal sealed class OperationPattern
{
    private const string Tag = "tag:";

    private readonly Regex _regex;
    private readonly Func<OperationDefinition, string> _subject;

    public OperationPattern(string text)
    {
        Text = text;
        var slash = text.IndexOf('/');
        var isPath = slash == 0 || (slash > 0 && text[slash - 1] == ' ');
        var isTag = text.StartsWith(Tag, StringComparison.OrdinalIgnoreCase);
        _subject = isTag ? static operation => operation.Tag ?? ""
            : slash == 0 ? static operation => operation.Path
            : isPath ? static operation => operation.Verb + " " + operation.Path
            : static operation => operation.Id ?? "";
        _regex = new Regex("^" + Glob(isTag ? text.Substring(Tag.Length) : text) + "$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    }

    public string Text { get; }

    public bool Matches(OperationDefinition operation) => _regex.IsMatch(_subject(operation));

    private static string Glob(string text) =>
        Regex.Escape(text).Replace(@"\*\*", ".*").Replace(@"\*", "[^/]*").Replace(@"\?", "[^/]");
}
