using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Integrator.Generators;

/// <summary>An additional file that is a definition, and what the project says about it.</summary>
/// <param name="Document">The path of the OpenAPI document that an integration definition is bound to; null where it stands alone.</param>
internal sealed record DefinitionFile(AdditionalText Text, string Path, bool IsIntegration, string? Document, ConnectorOptions Options)
{
    private const string Integration = ".integration.json";

    private static readonly string[] s_endings = [".openapi.json", ".openapi.yaml", ".openapi.yml", Integration];

    /// <summary>The name that must be the only one of its kind in a project.</summary>
    public ConnectorIdentity Identity => new(Options.Namespace, Path, Document);

    public static DefinitionFile? Of(AdditionalText text, AnalyzerConfigOptionsProvider provider)
    {
        var options = provider.GetOptions(text);
        var given = Read(options, "build_metadata.AdditionalFiles.IntegratorName");
        var fileName = FileName(text.Path);
        var ending = s_endings.FirstOrDefault(ending => fileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        if (ending is null && given is null)
        {
            return null;
        }

        var heading = ending == Integration ? IntegrationHeading.Of(text.Path, text.GetText()?.ToString() ?? "") : null;
        var name = Names.Pascal(given ?? heading?.Name ?? fileName.Substring(0, fileName.Length - ending!.Length));
        var @namespace = Read(options, "build_metadata.AdditionalFiles.IntegratorNamespace") ?? heading?.Namespace;
        return new DefinitionFile(text, text.Path, heading is not null, heading?.Document, new ConnectorOptions(
            name,
            @namespace is null ? name : string.Join(".", @namespace.Split('.').Select(Names.Pascal)),
            fileName,
            IsTrue(provider.GlobalOptions, "build_property.IntegratorInternal"),
            IsTrue(provider.GlobalOptions, "build_property.IntegratorServices"),
            List(options, "build_metadata.AdditionalFiles.IntegratorOperations"),
            List(options, "build_metadata.AdditionalFiles.IntegratorOmitOperations"),
            List(options, "build_metadata.AdditionalFiles.IntegratorRename").Select(Rename).ToEquatableArray(),
            IsTrue(options, "build_metadata.AdditionalFiles.IntegratorReference")));
    }

    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static string? Read(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) && value.Trim().Length > 0 ? value.Trim() : null;

    // A semicolon would begin a comment in the file that carries the metadata.
    private static EquatableArray<string> List(AnalyzerConfigOptions options, string key) =>
        (Read(options, key) ?? "").Split(',').Select(static item => item.Trim()).Where(static item => item.Length > 0).ToEquatableArray();

    private static Rename Rename(string text)
    {
        var equals = text.LastIndexOf('=');
        return equals < 0 ? new Rename("", text) : new Rename(text.Substring(0, equals).Trim(), text.Substring(equals + 1).Trim());
    }

    private static bool IsTrue(AnalyzerConfigOptions options, string key) =>
        string.Equals(Read(options, key), "true", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A connector's namespace and the definition it comes from.</summary>
/// <param name="Document">The document that the definition is bound to, which is then no connector by itself.</param>
internal sealed record ConnectorIdentity(string Namespace, string Path, string? Document);
