using Spectre.Console;

namespace OrderSync;

/// <summary>The steps of the sample: each makes one call, and says whether the answer was the right one.</summary>
internal sealed class Story
{
    private readonly Table _table = new Table().RoundedBorder().AddColumns("Step", "Call", "Answer", "What it shows");

    private bool _isGood = true;

    /// <summary>Makes a call. What it throws is its answer, and a wrong one.</summary>
    public async Task TellAsync(string step, string call, string shows, Func<Task<(bool IsRight, string Answer)>> make)
    {
        try
        {
            var (isRight, answer) = await make();
            Add(step, call, isRight, answer, shows);
        }
        catch (Exception exception)
        {
            Add(step, call, isRight: false, $"{exception.GetType().Name}: {exception.Message}", shows);
        }
    }

    /// <summary>Prints the steps as a table; false when one of them went wrong.</summary>
    public bool Print()
    {
        var console = Wide();
        console.Write(_table);
        console.MarkupLine(_isGood ? "[green]Every step did what it should.[/]" : "[red]A step did not do what it should.[/]");
        return _isGood;
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

    private void Add(string step, string call, bool isRight, string answer, string shows)
    {
        _isGood &= isRight;
        var color = isRight ? "green" : "red";
        _table.AddRow(Markup.Escape(step), Markup.Escape(call), $"[{color}]{Markup.Escape(answer)}[/]", Markup.Escape(shows));
    }
}
