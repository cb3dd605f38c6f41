using System.Globalization;
using System.Text;

namespace Integrator.Generators.Model;

/// <summary>Foreign text as C# identifiers. This and <c>CSharp</c> are the only ways in.</summary>
internal static class Names
{
    private const int MaximumLength = 120;

    private static readonly Dictionary<char, string> s_symbols =
        ("+Plus -Minus *Star /Slash %Percent <Less >Greater =Equal !Not &And |Or #Hash @At $Dollar .Dot ~Tilde ^Caret ?Question :Colon ;Semicolon ,Comma " +
         "_Underscore (Open )Close [Open ]Close \"Quote 'Apostrophe").Split(' ').Append(" Space").ToDictionary(static entry => entry[0], static entry => entry.Substring(1));

    private const string s_spoken = "+-*/%<>=!&|#";

    /// <summary>Members that every record has or must not have.</summary>
    public static IReadOnlyList<string> OfRecords { get; } =
    [
        "ToString", "Equals", "GetHashCode", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize", "Clone", "Deconstruct",
        "EqualityContract", "PrintMembers",
    ];

    /// <summary>Members that a record declares by itself, so that no record can be called so (CS0542).</summary>
    public static IReadOnlyList<string> DeclaredByRecords { get; } = ["ToString", "Equals", "GetHashCode", "EqualityContract", "PrintMembers"];

    private static readonly HashSet<string> s_keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit " +
         "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out " +
         "override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true " +
         "try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
        StringComparer.Ordinal);

    /// <summary>A name for a type or a member: <c>created_at</c> becomes <c>CreatedAt</c>.</summary>
    public static string Pascal(string text)
    {
        var name = new StringBuilder();
        foreach (var word in Words(text))
        {
            name.Append(char.ToUpperInvariant(word[0])).Append(IsUpper(word) ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
        }

        var result = name.Length == 0 ? Spelled(text) : Signed(text, name.ToString());
        return Shortened(char.IsDigit(result[0]) ? "_" + result : result);
    }

    /// <summary>A name in which signs are words too: <c>r+</c> becomes <c>RPlus</c>.</summary>
    public static string Spoken(string text) =>
        Pascal(string.Concat(text.Select(static letter => s_spoken.IndexOf(letter) >= 0 ? $" {s_symbols[letter]} " : letter.ToString())));

    /// <summary>A name that a user wrote as C# has it; anything else is made one.</summary>
    public static string Given(string text) =>
        text.Length > 0 && char.IsUpper(text[0]) && text.All(static letter => char.IsLetterOrDigit(letter) || letter == '_') ? Shortened(text) : Pascal(text);

    /// <summary>A name for an argument: <c>created_at</c> becomes <c>createdAt</c>.</summary>
    public static string Camel(string text)
    {
        var pascal = Pascal(text);
        var camel = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return s_keywords.Contains(camel) ? "@" + camel : camel;
    }

    /// <summary>A name that metadata has room for: it takes 1,023 bytes, and a name is part of others.</summary>
    public static string Shortened(string name) =>
        name.Length <= MaximumLength ? name : name.Substring(0, MaximumLength) + Hash(name).ToString("x8", CultureInfo.InvariantCulture);

    // FNV-1a, so that two long names that begin alike stay apart whatever else is in the document.
    private static uint Hash(string text) =>
        text.Aggregate(2166136261u, static (hash, letter) => unchecked((hash ^ letter) * 16777619u));

    /// <summary>Runs of letters and digits, split where small letters turn to capitals.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            var isPart = index < text.Length && char.IsLetterOrDigit(text[index]);
            if (start >= 0 && (!isPart || IsBoundary(text, index)))
            {
                words.Add(text.Substring(start, index - start));
                start = -1;
            }

            if (isPart && start < 0)
            {
                start = index;
            }
        }

        return words;
    }

    private static bool IsBoundary(string text, int index)
    {
        var (before, here) = (text[index - 1], text[index]);
        var endsAcronym = char.IsUpper(before) && char.IsUpper(here) && index + 1 < text.Length && char.IsLower(text[index + 1]);
        return (char.IsUpper(here) && !char.IsUpper(before)) || endsAcronym;
    }

    private static bool IsUpper(string word) => word.Length > 1 && word.All(static letter => !char.IsLower(letter));

    // "+1" and "-1" are two values.
    private static string Signed(string text, string name)
    {
        var first = text.TrimStart();
        var isSigned = first.Length > 1 && first[0] is '+' or '-' && char.IsDigit(first[1]);
        return isSigned ? s_symbols[first[0]] + name : name;
    }

    private static string Spelled(string text)
    {
        var name = new StringBuilder();
        foreach (var symbol in text.Take(8))
        {
            name.Append(s_symbols.TryGetValue(symbol, out var word) ? word : "U" + ((int)symbol).ToString("X4", CultureInfo.InvariantCulture));
        }

        return name.Length == 0 ? "Empty" : name.ToString();
    }
}
