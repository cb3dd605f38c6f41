using System.Text;

namespace Integrator.Constructs.Tests.Support;

/// <summary>A request as it came over the wire.</summary>
/// <param name="Target">Path and query to the letter.</param>
internal sealed record WireRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    private const string BoundaryMark = "boundary=";

    public string? Header(string name) =>
        Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static header => header.Value).FirstOrDefault() is { } value
            ? Boundary.Length > 0 ? value.Replace(Boundary, "boundary", StringComparison.Ordinal) : value
            : null;

    /// <summary>The body as text; the parts of a body are set off by <c>--boundary</c> and end in <c>\n</c>.</summary>
    public string Text => Boundary.Length > 0
        ? Encoding.UTF8.GetString(Body).Replace(Boundary, "boundary", StringComparison.Ordinal).ReplaceLineEndings("\n").TrimEnd('\n')
        : Encoding.UTF8.GetString(Body);

    private string Boundary =>
        Headers.FirstOrDefault(static header => header.Name == "Content-Type").Value is { } type && type.IndexOf(BoundaryMark, StringComparison.Ordinal) is > 0 and var start
            ? type[(start + BoundaryMark.Length)..].Split(';')[0].Trim('"')
            : "";

    /// <summary>This request in the words that a test chose to write about one: the headers it names, the body if it has one.</summary>
    public string Like(string expected)
    {
        var head = expected.Split("\n\n", 2)[0].Split('\n');
        var named = head.Skip(1).Select(static line => line.Split(':')[0]).Select(name => $"{name}: {Header(name)}".TrimEnd());
        return string.Join("\n", named.Prepend($"{Method} {Target}")) + (Body.Length > 0 ? "\n\n" + Text : "");
    }
}
