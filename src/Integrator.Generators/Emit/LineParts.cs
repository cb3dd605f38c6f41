namespace Integrator.Generators.Emit;

/// <summary>A line of code as the text before its brackets, what stands between them, and the text behind.</summary>
/// <param name="IsBlock">Whether the brackets are braces, which stand on lines of their own.</param>
internal sealed record LineParts(string Head, IReadOnlyList<string> Items, string Tail, bool IsBlock)
{
    private const int Width = 140;
    private const int ShortestContent = 12;
    private const int ShortestHead = 15;
    private const string New = "new";

    /// <summary>What stands between two items.</summary>
    public string Separator { get; init; } = ",";

    /// <summary>Null if there is no place to break the line.</summary>
    /// <param name="room">How many characters a part of it may have.</param>
    public static LineParts? Of(string code, int room)
    {
        var scan = new LineScan(code);
        return scan.IsReadable ? Brackets(code, scan) ?? Words(code, scan, Math.Min(room, Width)) ?? Types(code, scan) : null;
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

    // Each part ends at the last blank that lets it fit, else at the first, but the first part not behind a word or two.
    private static LineParts? Words(string code, LineScan scan, int room)
    {
        var items = new List<string>();
        var (start, fitting) = (0, -1);
        foreach (var blank in scan.Blanks.Where(blank => blank > ShortestHead && !IsBehindNew(code, blank)).Append(code.Length))
        {
            if (fitting > start && blank - start > room)
            {
                items.Add(code.Substring(start, fitting - start));
                start = fitting + 1;
            }

            fitting = blank;
        }

        return start == 0 ? null : new LineParts(items[0], [.. items.Skip(1), code.Substring(start)], "", IsBlock: false) { Separator = "" };
    }

    private static bool IsBehindNew(string code, int blank) => string.CompareOrdinal(code, blank - New.Length, New, 0, New.Length) == 0;

    // A type that is longer than a line, before its arguments. A head that ends there is as short as it gets.
    private static LineParts? Types(string code, LineScan scan) => scan.Types.Count == 0 || scan.Types[0] == code.Length - 1 ? null
        : new LineParts(code.Substring(0, scan.Types[0] + 1), [code.Substring(scan.Types[0] + 1)], "", IsBlock: false);
}
