using System.Globalization;
using System.Text.RegularExpressions;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Reading;

/// <summary>Values that the schema cannot check: regular expressions, status codes, header names, addresses.</summary>
internal static class PatternReader
{
    private const string HeaderMarks = "!#$%&'*+-.^_`|~";

    /// <summary>A valid regular expression; null if there is none or it is invalid.</summary>
    public static string? Read(DefinitionObject keys, string key)
    {
        if (keys.Text(key) is not { } pattern)
        {
            return null;
        }

        try
        {
            _ = new Regex(pattern);
            return pattern;
        }
        catch (ArgumentException failure)
        {
            keys.Report.Add(Rules.WrongShape, keys.Place[key], key, "a regular expression", failure.Message);
            return null;
        }
    }

    /// <summary>The HTTP status codes of a list; null if the list is not given.</summary>
    public static IReadOnlyList<int>? Statuses(DefinitionObject keys, string key)
    {
        if (!keys.Has(key) || keys.IsNull(key))
        {
            return null;
        }

        var known = new List<int>();
        foreach (var code in keys.Texts(key))
        {
            if (int.TryParse(code.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599)
            {
                known.Add(status);
            }
            else
            {
                keys.Report.Add(Rules.WrongShape, code.Place, key, "a status of HTTP", code.Value);
            }
        }

        return known;
    }

    /// <summary>The name of a header; null if there is none or it is invalid.</summary>
    public static string? Header(DefinitionObject keys, string key)
    {
        if (keys.Text(key) is not { } name)
        {
            return null;
        }

        if (IsHeader(name))
        {
            return name;
        }

        keys.Report.Add(Rules.InvalidHeader, keys.Place[key], name);
        return null;
    }

    /// <summary>Pairs whose names are valid names of headers.</summary>
    public static IReadOnlyList<PairDefinition> Headers(DefinitionObject keys, string key) => [.. keys.Pairs(key).Where(pair => IsHeader(pair, keys.Report))];

    /// <summary>An absolute address of the web; null if there is none or it is another.</summary>
    public static string? Address(DefinitionObject keys, string key)
    {
        if (keys.Text(key) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return text;
        }

        keys.Report.Add(Rules.RelativeAddress, keys.Place[key], key, text);
        return null;
    }

    private static bool IsHeader(PairDefinition pair, Report report)
    {
        var isHeader = IsHeader(pair.Name);
        if (!isHeader)
        {
            report.AddAtKey(Rules.InvalidHeader, pair.Place, pair.Name);
        }

        return isHeader;
    }

    // RFC 9110, section 5.6.2.
    private static bool IsHeader(string name) =>
        name.Length > 0 && name.All(static letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || HeaderMarks.IndexOf(letter) >= 0);
}
