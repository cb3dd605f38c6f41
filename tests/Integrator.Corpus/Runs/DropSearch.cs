using Integrator.Corpus.Documents;
using Integrator.Corpus.Reports;
using Integrator.Generators.Definitions;
using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Corpus.Runs;

/// <summary>Finds the operations that a document has and its connector has not, and the rule that says why.</summary>
internal static class DropSearch
{
    /// <summary>The operations that are missing, each with a rule that was reported at it or at what holds it.</summary>
    public static IReadOnlyList<Drop> Find(Document document, string text, IReadOnlyList<WrittenOperation> written, Generation generation)
    {
        var actions = generation.Actions;
        var emitted = actions.CountBy(static sent => sent).ToDictionary();
        var missing = written.Reverse().Where(operation => !Take(emitted, operation.Sent)).Reverse().Take(written.Count - actions.Count).ToList();
        if (missing.Count == 0)
        {
            return [];
        }

        var index = new PlaceIndex();
        missing.ForEach(operation => Places(operation).ToList().ForEach(index.Want));
        DefinitionText.Locate(document.Path, text, index);
        return missing.ConvertAll(operation => new Drop(operation.Sent, Cause(operation, index, generation.Diagnostics)));
    }

    // Of two equal keys the later one counts, so the earlier one is missing: the later takes its turn first.
    private static bool Take(Dictionary<string, int> emitted, string sent)
    {
        var left = emitted.GetValueOrDefault(sent);
        emitted[sent] = left - 1;
        return left > 0;
    }

    private static string? Cause(WrittenOperation operation, PlaceIndex index, IEnumerable<Diagnostic> diagnostics)
    {
        var spans = Places(operation).SelectMany(place => Spans(index, place)).ToHashSet();
        return diagnostics.FirstOrDefault(diagnostic => Stops(diagnostic) || (IsLoss(diagnostic) && spans.Contains(diagnostic.Location.SourceSpan)))?.ToString();
    }

    // By the severities of our own: the compilation makes errors of all warnings.
    private static bool Stops(Diagnostic diagnostic) => diagnostic.DefaultSeverity == DiagnosticSeverity.Error;

    private static bool IsLoss(Diagnostic diagnostic) => diagnostic.DefaultSeverity == DiagnosticSeverity.Warning;

    // Where a rule that loses the operation can stand: at its method, its path, the path's reference, or all paths.
    private static IEnumerable<Place> Places(WrittenOperation operation)
    {
        var paths = Place.Root["paths"];
        var path = paths[operation.Path];
        return [path[operation.Verb], path["additionalOperations"][operation.Verb], path["additionalOperations"], path["$ref"], path, paths];
    }

    private static IEnumerable<TextSpan> Spans(PlaceIndex index, Place place)
    {
        var node = place.Segments.Aggregate<string, PlaceIndex?>(index, static (node, segment) => node?.Child(segment));
        return new[] { node?.Key, node?.Value }.OfType<TextSpan>();
    }
}
