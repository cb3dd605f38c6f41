using System.Globalization;
using Spectre.Console;

namespace Integrator.Corpus.Reports;

/// <summary>The numbers for people.</summary>
internal static class TableReport
{
    private const int MostRows = 60;
    private const int NumbersWidth = 96;

    public static void Print(IReadOnlyCollection<DocumentOutcome> outcomes)
    {
        var console = Wide();
        var table = new Table().SimpleBorder().AddColumn("document");
        foreach (var heading in new[] { "operations", "emitted", "rules", "generate ms", "lines", "bytes", "compile ms", "errors", "warnings" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        var shown = Shown(outcomes);
        foreach (var outcome in shown)
        {
            table.AddRow(Row(outcome, Math.Clamp(console.Profile.Width - NumbersWidth, 20, 80)));
        }

        console.Write(table);
        if (shown.Count < outcomes.Count)
        {
            console.MarkupLine($"[grey]{outcomes.Count - shown.Count} more documents are in the JSON report; those that went wrong or took longest are shown.[/]");
        }

        PrintTotals(console, Totals.Of(outcomes));
    }

    /// <summary>The first errors of each document that has any.</summary>
    public static void PrintErrors(IEnumerable<DocumentOutcome> outcomes)
    {
        foreach (var outcome in outcomes.Where(static outcome => outcome.FirstErrors.Count > 0))
        {
            Console.WriteLine($"{outcome.Numbers.Path}: {(outcome.HasThrown ? "threw" : $"{outcome.Numbers.Errors} errors")}");
            foreach (var error in outcome.FirstErrors)
            {
                Console.WriteLine("  " + error.ReplaceLineEndings("\n  "));
            }
        }
    }

    private static List<DocumentOutcome> Shown(IReadOnlyCollection<DocumentOutcome> outcomes) => outcomes.Count <= MostRows
        ? [.. outcomes]
        : [.. outcomes
            .OrderBy(static outcome => outcome.HasCompiled)
            .ThenByDescending(static outcome => outcome.Numbers.GenerateTime)
            .Take(MostRows)];

    private static string[] Row(DocumentOutcome outcome, int longest)
    {
        var numbers = outcome.Numbers;
        var color = outcome.HasThrown ? "red" : outcome.HasCompiled ? "default" : "yellow";
        return
        [
            $"[{color}]{Markup.Escape(Short(numbers.Path, longest))}[/]",
            Number(numbers.Operations),
            Number(numbers.Emitted),
            Number(numbers.Rules.Values.Sum()),
            Number(numbers.GenerateTime),
            Number(numbers.Lines),
            Number(numbers.Bytes),
            Number(numbers.CompileTime),
            Number(numbers.Errors),
            Number(numbers.Warnings),
        ];
    }

    private static void PrintTotals(IAnsiConsole console, Totals totals)
    {
        var grid = new Grid().AddColumn().AddColumn(new GridColumn().RightAligned());
        grid.AddRow("documents", Number(totals.Documents));
        grid.AddRow("compiled", Number(totals.Compiled));
        grid.AddRow("threw", Number(totals.Threw));
        grid.AddRow("operations", Number(totals.Operations));
        grid.AddRow("emitted", Number(totals.Emitted));
        grid.AddRow("generate ms", Number(totals.GenerateTime));
        grid.AddRow("lines", Number(totals.Lines));
        grid.AddRow("bytes", Number(totals.Bytes));
        grid.AddRow("compile ms", Number(totals.CompileTime));
        grid.AddRow("errors", Number(totals.Errors));
        grid.AddRow("warnings", Number(totals.Warnings));
        foreach (var (id, count) in totals.Rules)
        {
            grid.AddRow(Markup.Escape(id), Number(count));
        }

        console.Write(grid);
    }

    // A file has neither width nor colors; Spectre would fold a redirected table at 80 columns.
    private static IAnsiConsole Wide()
    {
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = 200;
        return console;
    }

    private static string Short(string path, int longest) => path.Length <= longest ? path : "…" + path[^(longest - 1)..];

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
