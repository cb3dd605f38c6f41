namespace Integrator.Generators.Emit;

/// <summary>A line of code as the text before its brackets, what stands between them, and the text behind.</summary>
/// <param name="IsBlock">Whether the brackets are braces, which stand on lines of their own.</param>
internal sealed record LineParts(string Head, IReadOnlyList<string> Items, string Tail, bool IsBlock)
{
    private const int Width = 140;
    private const int ShortestContent = 12;
    private const int ShortestHead = 15;
    private const string New = "new";

    /// <summary>Null if there is no place to break the line.</summary>
    public static LineParts? Of(string code)
    {
        var scan = new LineScan(code);
        return scan.IsReadable ? Brackets(code, scan) ?? Words(code, scan) ?? Types(code, scan) : null;
    }

    // The pair of the outermost brackets that holds the most.
    private static LineParts? Brackets(string code, LineScan scan)
    {
        var pairs = scan.Pairs.Where(pair => pair.Close - pair.Open > ShortestContent && (code[pair.Open] != '{' || !pair.HasStatements)).ToList();
        if (pairs.Count == 0)
        {
            return null;
        }

        var widest = pairs.OrderByDescending(static pair => pair.Close - pair.Open).First();
        if (widest.Open > Width && scan.Blanks.Exists(blank => blank < widest.Open))
        {
            return null;
        }

        var isBlock = code[widest.Open] == '{';
        var items = new List<string>();
        var start = widest.Open + 1;
        foreach (var comma in widest.Commas.Append(widest.Close))
        {
            items.Add(code.Substring(start, comma - start).Trim());
            start = comma + 1;
        }

        return isBlock
            ? new LineParts(code.Substring(0, widest.Open).TrimEnd(), [.. items.Where(static item => item.Length > 0)], code.Substring(widest.Close + 1), IsBlock: true)
            : new LineParts(code.Substring(0, widest.Open + 1), items, code.Substring(widest.Close), IsBlock: false);
    }

    // At the last blank that lets the first part fit, else at the first, but not behind a word or two.
    private static LineParts? Words(string code, LineScan scan)
    {
        var blanks = scan.Blanks.Where(blank => blank > ShortestHead && string.CompareOrdinal(code, blank - New.Length, New, 0, New.Length) != 0).ToList();
        var blank = blanks.FindLast(static blank => blank <= Width) is > 0 and var fitting ? fitting : blanks.Count > 0 ? blanks[0] : 0;
        return blank == 0 ? null : new LineParts(code.Substring(0, blank), [code.Substring(blank + 1)], "", IsBlock: false);
    }

    // A type that is longer than a line, before its arguments.
    private static LineParts? Types(string code, LineScan scan) => scan.Types.Count == 0 ? null
        : new LineParts(code.Substring(0, scan.Types[0] + 1), [code.Substring(scan.Types[0] + 1)], "", IsBlock: false);
}
