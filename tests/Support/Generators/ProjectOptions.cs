using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Integrator.Generators.Tests.Support;

/// <summary>What a project file says: properties for all, metadata for each file.</summary>
internal sealed class ProjectOptions(IReadOnlyDictionary<string, string> properties, IReadOnlyDictionary<string, string> metadata) : AnalyzerConfigOptionsProvider
{
    public static ProjectOptions None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options("build_property.", properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options("build_metadata.AdditionalFiles.", metadata);

    private sealed class Options(string prefix, IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return key.StartsWith(prefix, StringComparison.Ordinal) && values.TryGetValue(key[prefix.Length..], out value);
        }
    }
}
