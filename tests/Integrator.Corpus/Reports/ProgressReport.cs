using Spectre.Console;

namespace Integrator.Corpus.Reports;

/// <summary>How far a run is: a bar on a terminal, a line now and then elsewhere.</summary>
internal static class ProgressReport
{
    private const int Step = 50;

    /// <summary>Runs something that reports each document it is done with.</summary>
    public static Task RunAsync(int documents, Func<Action<int>, Task> run) =>
        Console.IsOutputRedirected ? run(done => PrintLine(done, documents)) : RunWithBarAsync(documents, run);

    private static void PrintLine(int done, int documents)
    {
        if (done % Step == 0 || done == documents)
        {
            Console.Error.WriteLine($"{done} of {documents}");
        }
    }

    private static Task RunWithBarAsync(int documents, Func<Action<int>, Task> run) => AnsiConsole.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(progress =>
        {
            var bar = progress.AddTask("documents", maxValue: Math.Max(1, documents));
            return run(done => bar.Value = done);
        });
}
