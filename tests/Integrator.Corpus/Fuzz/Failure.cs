using System.Globalization;
using Integrator.Corpus.Runs;
using Microsoft.CodeAnalysis;

namespace Integrator.Corpus.Fuzz;

/// <summary>What broke on a mutant.</summary>
/// <param name="Kind">The same for all failures of one cause, as far as can be told.</param>
/// <param name="Message">In words.</param>
internal sealed record Failure(string Kind, string Message)
{
    private const string OurFault = "INT9001";
    private const int LongestLine = 300;

    /// <summary>Generating took too long.</summary>
    public static Failure Hang(TimeSpan limit) => new("hang", $"generating took longer than {limit.TotalSeconds} s");

    /// <summary>An exception, whether it left the generator or was told as a rule; null when there was none.</summary>
    public static Failure? Of(Generation generation)
    {
        var told = generation.Diagnostics.FirstOrDefault(static diagnostic => diagnostic.Id == OurFault)?.GetMessage(CultureInfo.InvariantCulture);
        return generation.HasThrown || told is not null ? new("exception", told ?? generation.Exception?.ToString() ?? "the generator failed") : null;
    }

    /// <summary>Generated code that does not compile.</summary>
    public static Failure Of(Diagnostic error)
    {
        var line = error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
        return new(error.Id, $"{error}\n    {(line.Length < LongestLine ? line : line[..LongestLine] + "…")}");
    }
}
