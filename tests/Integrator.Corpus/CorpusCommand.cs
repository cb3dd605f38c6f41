using System.CommandLine;
using System.CommandLine.Parsing;
using Integrator.Corpus.Definitions;
using Integrator.Corpus.Documents;
using Integrator.Corpus.Fuzz;

namespace Integrator.Corpus;

/// <summary>The command line.</summary>
internal static class CorpusCommand
{
    private static readonly Argument<string[]> s_paths = new("path")
    {
        Description = "Documents, and folders to look for documents in.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string[]> s_packages = new("--npm")
    {
        Description = "A package with documents, as name@version. It is fetched once, into .corpus at the repository's root.",
    };

    private static readonly Option<int?> s_take = new("--take")
    {
        Description = "Only this many documents: those whose relative path has the lowest SHA-1.",
    };

    private static readonly Option<string?> s_slice = new("--slice")
    {
        Description = "With --take: which documents are taken. The SHA-1 is of the path and this text, so that each text, such as a month (2026-07), takes others.",
    };

    private static readonly Option<string?> s_list = new("--list")
    {
        Description = "Only the documents whose relative paths stand in this file, one on each line; # begins a comment. One that is not there ends the run.",
    };

    private static readonly Option<bool> s_twice = new("--twice")
    {
        Description = "Generates each document a second time, in reverse order and several at once, and fails if a byte of any file is not the same.",
    };

    private static readonly Option<string?> s_include = new("--include")
    {
        Description = "Only documents whose relative path contains this, or matches it where it holds * or ?.",
    };

    private static readonly Option<string?> s_operations = new("--operations")
    {
        Description = "Only these operations, as a Connector item selects them: patterns by id, tag or path, with commas between them.",
    };

    private static readonly Option<string?> s_json = new("--json") { Description = "Writes the numbers to this file, and keeps it up to date on the way." };

    private static readonly Option<string?> s_out = new("--out") { Description = "Writes the generated files to this folder." };

    private static readonly Option<bool> s_errors = new("--errors") { Description = "Prints the first errors of each document." };

    private static readonly Option<bool> s_cold = new("--cold") { Description = "Leaves out the warm-up, so that the first document pays for loading the compiler." };

    private static readonly Option<bool> s_comments = new("--comments") { Description = "Compiles documentation comments too, as a documented project does." };

    private static readonly Option<bool> s_generate = new("--generate-only") { Description = "Compiles nothing, so that time and memory are the generator's alone." };

    private static readonly Option<int> s_parallel = new("--parallel")
    {
        Description = "How many documents at once. Above one, times tell less.",
        DefaultValueFactory = static _ => 1,
    };

    /// <summary>The command that <c>Program</c> runs.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand("Generates connectors from many documents, compiles each, and says what it took.")
        {
            s_paths, s_packages, s_list, s_include, s_take, s_slice, s_operations, s_twice, s_json, s_out, s_errors, s_cold, s_comments, s_generate, s_parallel,
        };
        command.Subcommands.Add(FuzzCommand.Create());
        command.Subcommands.Add(DefinitionsCommand.Create());
        command.Subcommands.Add(FlowsCommand.Create());

        command.Validators.Add(static result => Check(result, result.GetValue(s_paths) ?? [], result.GetValue(s_packages) ?? []));
        command.Validators.Add(static result => CheckChoice(result, result.GetValue(s_list), result.GetValue(s_slice), result.GetValue(s_take)));
        command.SetAction((parsed, cancellationToken) => CorpusRun.RunAsync(Read(parsed), cancellationToken));
        return command;
    }

    private static void Check(CommandResult result, string[] paths, string[] packages)
    {
        if (paths.Length == 0 && packages.Length == 0)
        {
            result.AddError("Name a document, a folder or a package.");
        }

        foreach (var path in paths.Where(static path => !Path.Exists(path)))
        {
            result.AddError($"There is no '{path}'.");
        }
    }

    private static void CheckChoice(CommandResult result, string? list, string? slice, int? take)
    {
        if (list is not null && !File.Exists(list))
        {
            result.AddError($"There is no '{list}'.");
        }

        if (slice is not null && take is null)
        {
            result.AddError("--slice says which documents are taken, so it needs --take.");
        }
    }

    private static CorpusOptions Read(ParseResult parsed) => new()
    {
        Paths = parsed.GetValue(s_paths) ?? [],
        Packages = parsed.GetValue(s_packages) ?? [],
        Choice = Choice(parsed),
        Operations = parsed.GetValue(s_operations),
        JsonFile = parsed.GetValue(s_json),
        OutputFolder = parsed.GetValue(s_out),
        Parallel = Math.Max(1, parsed.GetValue(s_parallel)),
        IsTwice = parsed.GetValue(s_twice),
        PrintsErrors = parsed.GetValue(s_errors),
        IsCold = parsed.GetValue(s_cold),
        ChecksComments = parsed.GetValue(s_comments),
        IsCompiled = !parsed.GetValue(s_generate),
    };

    private static DocumentChoice Choice(ParseResult parsed) => new()
    {
        Include = parsed.GetValue(s_include) is { } include ? new PathPattern(include) : null,
        Listed = parsed.GetValue(s_list) is { } list ? DocumentChoice.List(list) : null,
        Take = parsed.GetValue(s_take),
        Slice = parsed.GetValue(s_slice),
    };
}
