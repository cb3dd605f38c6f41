using System.Globalization;
using Integrator.Fuzzing;

namespace Integrator.Generators.Tests.Support;

/// <summary>Mutants that are generated together: none may fail the generator, and what comes of them compiles.</summary>
internal static class MutantBatch
{
    /// <param name="kind">What stands before the ending of their files: <c>openapi</c>, <c>integration</c>.</param>
    /// <param name="batch">The number of the batch.</param>
    /// <param name="compiled">One in so many is compiled, in each batch another one: compiling costs ten times what generating does.</param>
    public static void Check(string kind, List<Mutant> mutants, int batch, int compiled)
    {
        var generated = GeneratorHost.Run(mutants.Select((mutant, index) => ($"m{index}.{kind}.{mutant.Ending}", mutant.Text)));

        Assert.Null(generated.Result.Exception);
        var failures = generated.Diagnostics.Where(static diagnostic => diagnostic.Id is "INT9001" or "CS8785").Select(static diagnostic => diagnostic.ToString())
            .Concat(Part(generated, batch, compiled).CompilerMessages().Where(static message => !IsOfHook(message)))
            .Select(message => Described(message, mutants))
            .ToList();
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static Generated Part(Generated generated, int batch, int compiled) => generated with
    {
        Files = generated.Files.RemoveRange(generated.Files.Keys.Where(name => Number(name) is { } number && number % compiled != batch % compiled)),
    };

    // A lone name where an expression is expected is a hook, and its user writes it.
    private static bool IsOfHook(string message) => message.Contains("CS8795", StringComparison.Ordinal) || message.Contains("CS0762", StringComparison.Ordinal);

    // A mutant may have given itself another name.
    private static int? Number(string text) =>
        int.TryParse(new string([.. text.SkipWhile(static letter => letter is not ('m' or 'M')).Skip(1).TakeWhile(char.IsDigit)]), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Described(string message, List<Mutant> mutants) =>
        $"{(Number(message) is { } number ? string.Join("; ", mutants[number].Steps) : "")}: {message}";
}
