namespace Integrator.Generators.Model.Operations;

/// <summary>The names between braces in a path.</summary>
internal static class PathTemplate
{
    public static IReadOnlyList<string> Names(string path)
    {
        var names = new List<string>();
        for (var open = path.IndexOf('{'); open >= 0; open = path.IndexOf('{', open + 1))
        {
            var close = path.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            if (close > open + 1)
            {
                names.Add(path.Substring(open + 1, close - open - 1));
            }
        }

        return names;
    }

    /// <summary>The part that is sent: a fragment only tells two entries of the document apart.</summary>
    public static string Sent(string path)
    {
        var fragment = path.IndexOf('#');
        return fragment < 0 ? path : path.Substring(0, fragment);
    }

    /// <summary>A placeholder's name without the marks that let it span segments: <c>{+path}</c>, <c>{path*}</c>, <c>{path+}</c>.</summary>
    public static string Bare(string name) => name.Trim('+', '*') is { Length: > 0 } bare ? bare : name;

    public static bool IsReserved(string name) => Bare(name) != name;

    /// <summary>The path as words: <c>/orders/{id}</c> becomes <c>orders by id</c>.</summary>
    public static string Words(string path) =>
        string.Join(" ", path.Split('/', '{').Select(static part => part.EndsWith("}", StringComparison.Ordinal) ? "by " + part.TrimEnd('}') : part));

    /// <summary>The first segment that names something: versions and placeholders do not.</summary>
    public static string? FirstNoun(string path) =>
        path.Split('?', '#')[0].Split('/').FirstOrDefault(static segment => segment.Length > 0 && segment[0] != '{' && segment != "api" && !IsVersion(segment));

    private static bool IsVersion(string segment) =>
        segment.Length > 1 && segment[0] is 'v' or 'V' && segment.Skip(1).All(static letter => char.IsDigit(letter) || letter == '.');
}
