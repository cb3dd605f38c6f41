using System.CommandLine;

namespace Integrator.Corpus.Definitions;

/// <summary>The command line of <c>definitions</c>.</summary>
internal static class DefinitionsCommand
{
    private static readonly Argument<string[]> s_paths = new("path")
    {
        Description = "Integration definitions. One with another ending is taken as if it had theirs.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> s_packages = new("--npm") { Description = "A package with the documents that definitions are bound to, as name@version." };

    private static readonly Option<string[]> s_lowered = new("--lower")
    {
        Description = "Rules that are no errors here, such as INT4001 for samples that show what a secret looks like.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> s_findings = new("--findings") { Description = "Prints every finding, and not errors only." };

    public static Command Create()
    {
        var command = new Command("definitions", "Generates connectors from integration definitions, compiles each, and fails where a rule or the compiler finds an error.")
        {
            s_paths, s_packages, s_lowered, s_findings,
        };
        command.SetAction((parsed, cancellationToken) => new DefinitionsRun(
            parsed.GetValue(s_paths) ?? [],
            parsed.GetValue(s_packages) ?? [],
            [.. parsed.GetValue(s_lowered) ?? []],
            parsed.GetValue(s_findings)).RunAsync(cancellationToken));
        return command;
    }
}
