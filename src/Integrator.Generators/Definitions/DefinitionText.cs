using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Definitions;

/// <summary>A definition's text as a tree of JSON values, whichever of the two languages it is written in.</summary>
internal static class DefinitionText
{
    private const int MaximumLength = 64 * 1024 * 1024;

    /// <summary>The tree, or null when the text has none; then the report says why.</summary>
    public static JsonNode? Read(string path, string text, Report report)
    {
        if (text.Length > MaximumLength)
        {
            report.Add(Rules.UnreadableFile, new TextSpan(0, 1), $"exceeds {MaximumLength / 1024 / 1024} MB");
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            report.Add(Rules.InvalidText, new TextSpan(0, 0), "the file is empty");
            return null;
        }

        return Parse(path, text, report, places: null);
    }

    /// <summary>Fills in where the wanted places stand.</summary>
    public static void Locate(string path, string text, PlaceIndex places) => Parse(path, text, new Report(), places);

    private static JsonNode? Parse(string path, string text, Report report, PlaceIndex? places) =>
        IsJson(path, text)
            ? new JsonTextReader(text, report).Read(places)
            : new YamlTextReader(text, report).Read(places);

    private static bool IsJson(string path, string text)
    {
        var isYaml = path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
        return !isYaml || IsObject(text);
    }

    // Braces are YAML too; what tells JSON is the quoted name behind them.
    private static bool IsObject(string text)
    {
        var letters = text.Where(static letter => letter is not ('\uFEFF' or ' ' or '\t' or '\r' or '\n')).Take(2).ToArray();
        return letters.Length == 2 && letters[0] == '{' && (letters[1] is '"' or '}' or '/');
    }
}
