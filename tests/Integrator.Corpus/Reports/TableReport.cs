using System.Globalization;
using Spectre.Console;

namespace Integrator.Corpus.Reports;

/// <summary>The numbers for people.</summary>
internal static class TableReport
{
    private const int Slowest = 10;
    private const int NumbersWidth = 96;

    /// <summary>The documents that went wrong or took longest, what is missing of any, and the totals.</summary>
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
            console.MarkupLine($"[grey]{outcomes.Count - shown.Count} more documents are in the JSON report; those that went wrong and the {Slowest} slowest are shown.[/]");
        }

        PrintTotals(console, Totals.Of(outcomes));
    }

    /// <summary>Every operation that is missing, with the rule that says so, and every file that differed.</summary>
    public static void PrintLosses(IEnumerable<DocumentOutcome> outcomes)
    {
        foreach (var numbers in outcomes.Select(static outcome => outcome.Numbers))
        {
            foreach (var drop in numbers.Dropped)
            {
                Console.WriteLine($"{numbers.Path}: {drop.Operation} is missing: {drop.Rule ?? "NO RULE SAYS WHY"}");
            }

            foreach (var file in numbers.Differing)
            {
                Console.WriteLine($"{numbers.Path}: {file} DIFFERS between two runs");
            }
        }
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

    private static List<DocumentOutcome> Shown(IReadOnlyCollection<DocumentOutcome> outcomes) =>
    [
        .. outcomes.Where(static outcome => !outcome.HasCompiled),
        .. outcomes.Where(static outcome => outcome.HasCompiled).OrderByDescending(static outcome => outcome.Numbers.GenerateTime).Take(Slowest),
    ];

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
        (string Name, double Value)[] rows =
        [
            ("documents", totals.Documents), ("compiled", totals.Compiled), ("threw", totals.Threw), ("differing", totals.Differing),
            ("operations", totals.Operations), ("emitted", totals.Emitted), ("dropped", totals.Dropped), ("dropped without a rule", totals.Silent),
            ("generate ms", totals.GenerateTime), ("lines", totals.Lines), ("median lines per operation", totals.LinesPerOperation), ("bytes", totals.Bytes),
            ("compile ms", totals.CompileTime), ("peak memory MB", totals.PeakMemory), ("errors", totals.Errors), ("warnings", totals.Warnings),
            .. totals.Rules.Select(static rule => (rule.Key, (double)rule.Value)),
        ];
        foreach (var (name, value) in rows)
        {
            grid.AddRow(Markup.Escape(name), Number(value));
        }

        console.Write(grid);
    }

    // A file has neither width nor colors; Spectre would fold a redirected table at 80 columns.
    internal static IAnsiConsole Wide()
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
