using System.Diagnostics;
using System.Text.RegularExpressions;
using Integrator.Corpus.Documents;
using Integrator.Corpus.Runs;
using Integrator.Fuzzing;

namespace Integrator.Corpus.Fuzz;

/// <summary>One run over many mutants.</summary>
internal sealed class FuzzRun(FuzzOptions options, IReadOnlyList<Document> documents)
{
    private const int TogetherLines = 40_000;
    private const int ProgressEvery = 500;

    private readonly MutantCheck _check = new(options.Limit);
    private readonly HashSet<string> _outputs = new(StringComparer.Ordinal);
    private readonly List<(int Seed, Document Document, Generation Generation)> _waiting = [];
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
    private int _lines;
    private int _generated;

    /// <summary>Runs, and gives the exit code: 0 only when nothing broke.</summary>
    public static async Task<int> RunAsync(FuzzOptions options, CancellationToken cancellationToken)
    {
        var roots = await NpmPackage.RootsAsync(options.Paths, options.Packages, cancellationToken);
        var documents = DocumentSearch.Find(roots, options.Choice).Where(document => new FileInfo(document.FullPath).Length <= options.Largest).ToList();
        if (documents.Count == 0)
        {
            throw new FileNotFoundException("No document was found.");
        }

        return new FuzzRun(options, documents).Run(cancellationToken);
    }

    private int Run(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Folder);
        var started = Stopwatch.GetTimestamp();
        for (var number = 0; number < options.Count; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(unchecked(options.Seed + number), documents[number % documents.Count]);
            if ((number + 1) % ProgressEvery == 0)
            {
                Console.WriteLine($"{number + 1} of {options.Count} mutants, {_generated} generated something, {_outputs.Count} compiled, {_failures.Values.Sum()} failed, {Stopwatch.GetElapsedTime(started):hh\\:mm\\:ss}");
            }
        }

        Compile();
        Console.WriteLine($"{options.Count} mutants of {documents.Count} documents from seed {options.Seed}: {_generated} generated something, {_outputs.Count} different outputs compiled, "
            + $"{_failures.Values.Sum()} failed, {Stopwatch.GetElapsedTime(started):hh\\:mm\\:ss}");
        return _failures.Count == 0 ? 0 : 1;
    }

    private void Take(int seed, Document document)
    {
        // An overflow of the stack ends the process: then this file says on what.
        File.WriteAllText(Path.Combine(options.Folder, "running.txt"), $"--include {document.Path} --seed {seed} --count 1\n");
        var (generation, failure) = _check.Generate(Mutants.Of(Read(document), seed));
        if (failure is not null)
        {
            Report(seed, document, failure);
        }
        else if (generation!.Files.Count > 0)
        {
            _generated++;
            Wait(seed, document, generation);
        }
    }

    // Many mutants differ in what shapes no code: what came out before, to the byte, compiles as it did before.
    private void Wait(int seed, Document document, Generation generation)
    {
        if (!_outputs.Add(string.Join("\n", generation.Hashes.Select(static file => file.Key + file.Value).Order(StringComparer.Ordinal))))
        {
            return;
        }

        _waiting.Add((seed, document, generation));
        _lines += generation.Lines;
        if (_lines > TogetherLines)
        {
            Compile();
        }
    }

    private void Compile()
    {
        foreach (var (number, failure) in _check.Compile([.. _waiting.Select(static waiting => waiting.Generation)]))
        {
            Report(_waiting[number].Seed, _waiting[number].Document, failure);
        }

        _waiting.Clear();
        _lines = 0;
    }

    private void Report(int seed, Document document, Failure failure)
    {
        var kind = Kind(failure);
        var times = _failures[kind] = _failures.GetValueOrDefault(kind) + 1;
        var text = Read(document);
        var mutant = Mutants.Of(text, seed);
        var file = Path.Combine(options.Folder, $"{seed}-{document.ConnectorName}");
        File.WriteAllBytes($"{file}.{mutant.Ending}", mutant.Bytes);
        if (times > 1)
        {
            return;
        }

        Console.WriteLine($"FAILED: --include {document.Path} --seed {seed} --count 1: {failure.Message}\n  {string.Join("\n  ", mutant.Steps)}");
        var small = Shrinking.Smallest(text, seed, candidate => _check.Alone(candidate) is { } again && again.Kind == failure.Kind);
        File.WriteAllBytes($"{file}.small.{small.Ending}", small.Bytes);
        File.WriteAllText($"{file}.txt", $"{failure.Message}\n{string.Join("\n", small.Steps)}\n");
    }

    // Names and numbers differ from mutant to mutant.
    private static string Kind(Failure failure) => Regex.Replace(failure.Message.Split('\n')[0], @"'[^']*'|\d+/[^(]*\(\d+,\d+\)", "_");

    private static string Read(Document document) => File.ReadAllText(document.FullPath);
}
