using System.Text.RegularExpressions;

namespace Integrator.Corpus.Documents;

/// <summary>Finds the documents a run is about.</summary>
internal static partial class DocumentSearch
{
    private static readonly string[] s_extensions = [".json", ".yaml", ".yml"];

    /// <summary>The documents below the roots, in the order of their paths.</summary>
    /// <param name="roots">Files and folders. A file that is named counts, whatever it holds.</param>
    /// <param name="choice">Which of them.</param>
    public static List<Document> Find(IEnumerable<string> roots, DocumentChoice choice)
    {
        var candidates = roots.SelectMany(Candidates).Where(candidate => choice.Allows(candidate.Document.Path));
        var chosen = choice.Take is { } count
            ? candidates.OrderBy(candidate => choice.Hash(candidate.Document.Path), StringComparer.Ordinal).Where(IsDocument).Take(count)
            : candidates.Where(IsDocument);

        return [.. chosen.Select(candidate => candidate.Document).OrderBy(document => document.Path, StringComparer.Ordinal)];
    }

    /// <summary>The paths of a list that no document found has.</summary>
    public static IReadOnlyList<string> Missing(DocumentChoice choice, IEnumerable<Document> found) =>
        choice.Take is null && choice.Include is null ? [.. (choice.Listed ?? new HashSet<string>()).Except(found.Select(static document => document.Path))] : [];

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
