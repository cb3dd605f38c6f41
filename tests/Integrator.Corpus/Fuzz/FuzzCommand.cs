using System.CommandLine;
using Integrator.Corpus.Documents;

namespace Integrator.Corpus.Fuzz;

/// <summary>The command line of <c>fuzz</c>.</summary>
internal static class FuzzCommand
{
    private static readonly Argument<string[]> s_paths = new("path")
    {
        Description = "Documents, and folders to look for documents in.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string[]> s_packages = new("--npm") { Description = "A package with documents, as name@version." };

    private static readonly Option<string?> s_include = new("--include") { Description = "Only documents whose relative path contains this, or matches it where it holds * or ?." };

    private static readonly Option<int?> s_take = new("--take") { Description = "Only this many documents: those whose relative path has the lowest SHA-1." };

    private static readonly Option<int> s_largest = new("--largest")
    {
        Description = "Only documents of at most this many bytes: small ones give more mutants in the same time.",
        DefaultValueFactory = static _ => 150_000,
    };

    private static readonly Option<int> s_count = new("--count")
    {
        Description = "How many mutants. They are made of the documents in turn.",
        DefaultValueFactory = static _ => 1_000,
    };

    private static readonly Option<int> s_seed = new("--seed")
    {
        Description = "The first mutant's seed; each further one has the next. A mutant depends on its document and its seed alone: "
            + "--include <document> --seed <seed> --count 1 makes it again.",
        DefaultValueFactory = static _ => 1,
    };

    private static readonly Option<int> s_limit = new("--limit")
    {
        Description = "How many seconds generating one mutant may take before it counts as hanging.",
        DefaultValueFactory = static _ => 20,
    };

    private static readonly Option<string> s_folder = new("--out")
    {
        Description = "Where mutants that fail are written, as they are and made small.",
        DefaultValueFactory = static _ => Path.Combine(RepositoryRoot.Find(), "artifacts", "fuzz"),
    };

    public static Command Create()
    {
        var command = new Command("fuzz", "Makes documents worse by chance, generates from each, compiles what comes out, and fails if anything breaks.")
        {
            s_paths, s_packages, s_include, s_take, s_largest, s_count, s_seed, s_limit, s_folder,
        };

        command.SetAction((parsed, cancellationToken) => FuzzRun.RunAsync(Read(parsed), cancellationToken));
        return command;
    }

    private static FuzzOptions Read(ParseResult parsed) => new()
    {
        Paths = parsed.GetValue(s_paths) ?? [],
        Packages = parsed.GetValue(s_packages) ?? [],
        Choice = new() { Include = parsed.GetValue(s_include) is { } include ? new PathPattern(include) : null, Take = parsed.GetValue(s_take) },
        Largest = parsed.GetValue(s_largest),
        Count = parsed.GetValue(s_count),
        Seed = parsed.GetValue(s_seed),
        Limit = TimeSpan.FromSeconds(parsed.GetValue(s_limit)),
        Folder = parsed.GetValue(s_folder)!,
    };
}
