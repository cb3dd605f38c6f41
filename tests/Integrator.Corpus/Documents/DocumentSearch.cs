using System.Text.RegularExpressions;

namespace Integrator.Corpus.Documents;

/// <summary>Finds the documents a run is about.</summary>
internal static partial class DocumentSearch
{
    private static readonly string[] s_extensions = [".json", ".yaml", ".yml"];

    /// <summary>The documents below the roots, in the order of their paths.</summary>
    /// <param name="roots">Files and folders. A file that is named counts, whatever it holds.</param>
    /// <param name="include">Which relative paths to look at; null is all.</param>
    /// <param name="take">How many documents at most, those with the lowest hash; null is all.</param>
    public static List<Document> Find(IEnumerable<string> roots, PathPattern? include, int? take)
    {
        var candidates = roots.SelectMany(Candidates).Where(candidate => include?.Matches(candidate.Document.Path) != false);
        var chosen = take is { } count
            ? candidates.OrderBy(candidate => candidate.Document.Hash, StringComparer.Ordinal).Where(IsDocument).Take(count)
            : candidates.Where(IsDocument);

        return [.. chosen.Select(candidate => candidate.Document).OrderBy(document => document.Path, StringComparer.Ordinal)];
    }

    private static IEnumerable<(Document Document, bool IsNamed)> Candidates(string root)
    {
        if (File.Exists(root))
        {
            return [(new(Path.GetFullPath(root), Path.GetFileName(root)), true)];
        }

        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => s_extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Select(file => (new Document(Path.GetFullPath(file), Path.GetRelativePath(root, file).Replace('\\', '/')), false));
    }

    private static bool IsDocument((Document Document, bool IsNamed) candidate) =>
        candidate.IsNamed || VersionLine().IsMatch(File.ReadAllText(candidate.Document.FullPath));

    // Looks at the text and not at the tree: documents that no parser accepts are part of the corpus.
    [GeneratedRegex("""(?<![\w/.-])(openapi|swagger)["']?\s*:\s*["']?[123](\.|["'\s,}]|$)""", RegexOptions.CultureInvariant)]
    private static partial Regex VersionLine();
}
