using System.Collections.Concurrent;
using Integrator.Corpus.Documents;
using Integrator.Corpus.Reports;
using Integrator.Corpus.Runs;

namespace Integrator.Corpus;

/// <summary>One run over many documents, from finding them to reporting on them.</summary>
internal static class CorpusRun
{
    private const int KeptEvery = 50;
    private const int AtOnceTheSecondTime = 3;

    /// <summary>Runs, and gives the exit code: 0 only when all is as it should be.</summary>
    public static async Task<int> RunAsync(CorpusOptions options, CancellationToken cancellationToken)
    {
        var found = DocumentSearch.Find(await NpmPackage.RootsAsync(options.Paths, options.Packages, cancellationToken), options.Choice);
        if (DocumentSearch.Missing(options.Choice, found) is { Count: > 0 } missing)
        {
            throw new FileNotFoundException($"The list names documents that are not there: {string.Join(", ", missing)}");
        }

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

    private static async Task RunAllAsync(
        List<Document> documents,
        DocumentOutcome?[] outcomes,
        CorpusOptions options,
        Action<int> progress,
        CancellationToken cancellationToken)
    {
        var run = new DocumentRun(options.ChecksComments, options.IsCompiled);
        if (!options.IsCold)
        {
            run.WarmUp(cancellationToken);
        }

        await RunOnceAsync(run, documents, outcomes, options, progress, cancellationToken);
        if (options.IsTwice)
        {
            Repeat(run, documents, outcomes, Math.Max(AtOnceTheSecondTime, options.Parallel), cancellationToken);
        }
    }

    private static async Task RunOnceAsync(
        DocumentRun run,
        List<Document> documents,
        DocumentOutcome?[] outcomes,
        CorpusOptions options,
        Action<int> progress,
        CancellationToken cancellationToken)
    {
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

    // In reverse and several at once: neither what came before nor what runs beside may show in the output.
    private static void Repeat(DocumentRun run, List<Document> documents, DocumentOutcome?[] outcomes, int atOnce, CancellationToken cancellationToken)
    {
        var order = Partitioner.Create(Enumerable.Range(0, documents.Count).Reverse(), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(order, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken }, index =>
        {
            var first = outcomes[index]!;
            outcomes[index] = first with { Numbers = first.Numbers with { Differing = run.Repeat(documents[index], first.Hashes) } };
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

        TableReport.PrintLosses(outcomes);
        TableReport.Print(outcomes);
        return outcomes.Count > 0 && Totals.Of(outcomes).IsGood ? 0 : 1;
    }
}
