using Integrator.Corpus.Documents;
using Integrator.Corpus.Reports;
using Integrator.Corpus.Runs;

namespace Integrator.Corpus;

/// <summary>One run over many documents, from finding them to reporting on them.</summary>
internal static class CorpusRun
{
    private const string Cache = ".corpus";
    private const int KeptEvery = 50;

    /// <summary>Runs, and gives the exit code: 0 only when every document compiled and none threw.</summary>
    public static async Task<int> RunAsync(CorpusOptions options, CancellationToken cancellationToken)
    {
        var include = options.Include is null ? null : new PathPattern(options.Include);
        var found = DocumentSearch.Find(await RootsAsync(options, cancellationToken), include, options.Take);
        var documents = found.ConvertAll(document => document with { Operations = options.Operations });
        var outcomes = new DocumentOutcome?[documents.Count];

        try
        {
            await ProgressReport.RunAsync(documents.Count, progress => RunAllAsync(documents, outcomes, options, progress, cancellationToken));
        }
        finally
        {
            await KeepAsync(options, outcomes, CancellationToken.None);
        }

        return Report(options, [.. outcomes.OfType<DocumentOutcome>()]);
    }

    private static async Task<List<string>> RootsAsync(CorpusOptions options, CancellationToken cancellationToken)
    {
        var roots = new List<string>(options.Paths);
        foreach (var package in options.Packages.Select(NpmPackage.Parse))
        {
            roots.Add(await package.GetAsync(Path.Combine(RepositoryRoot.Find(), Cache), cancellationToken));
        }

        return roots;
    }

    private static async Task RunAllAsync(
        List<Document> documents,
        DocumentOutcome?[] outcomes,
        CorpusOptions options,
        Action<int> progress,
        CancellationToken cancellationToken)
    {
        var run = new DocumentRun(options.ChecksComments);
        if (!options.IsCold)
        {
            run.WarmUp(cancellationToken);
        }

        var done = 0;
        using var turn = new SemaphoreSlim(1, 1);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, documents.Count, parallel, async (index, token) =>
        {
            var outcome = run.Run(documents[index], options.OutputFolder, token);

            await turn.WaitAsync(token);
            try
            {
                outcomes[index] = outcome;
                progress(++done);
                await (done % KeptEvery == 0 ? KeepAsync(options, outcomes, token) : Task.CompletedTask);
            }
            finally
            {
                turn.Release();
            }
        });
    }

    private static Task KeepAsync(CorpusOptions options, DocumentOutcome?[] outcomes, CancellationToken cancellationToken) =>
        options.JsonFile is { } file
            ? JsonReport.WriteAsync(file, [.. outcomes.OfType<DocumentOutcome>()], cancellationToken)
            : Task.CompletedTask;

    private static int Report(CorpusOptions options, List<DocumentOutcome> outcomes)
    {
        if (options.PrintsErrors)
        {
            TableReport.PrintErrors(outcomes);
        }

        TableReport.Print(outcomes);
        return outcomes.Count > 0 && Totals.Of(outcomes).IsGood ? 0 : 1;
    }
}
