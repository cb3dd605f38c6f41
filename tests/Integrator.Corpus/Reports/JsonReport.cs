using System.Text.Json;

namespace Integrator.Corpus.Reports;

/// <summary>The numbers for tools.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true };

    /// <summary>Writes beside the file and then moves: who reads it meanwhile never sees half of it.</summary>
    public static async Task WriteAsync(string path, IReadOnlyCollection<DocumentOutcome> outcomes, CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);

        var partial = file + ".partial";
        await using (var stream = File.Create(partial))
        {
            var report = new { totals = Totals.Of(outcomes), documents = outcomes.Select(static outcome => outcome.Numbers) };
            await JsonSerializer.SerializeAsync(stream, report, s_options, cancellationToken);
        }

        File.Move(partial, file, overwrite: true);
    }
}
