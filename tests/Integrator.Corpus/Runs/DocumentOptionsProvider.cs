using System.Diagnostics.CodeAnalysis;
using Integrator.Corpus.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Integrator.Corpus.Runs;

/// <summary>Says what a <c>Connector</c> item of a project would say of a file whose name does not tell that it is OpenAPI.</summary>
internal sealed class DocumentOptionsProvider(Document document) : AnalyzerConfigOptionsProvider
{
    private static readonly Values s_none = new([]);

    private readonly Values _values = document.IsNamedOpenApi ? s_none : new(new()
    {
        ["build_metadata.AdditionalFiles.IntegratorName"] = document.ConnectorName,
        ["build_metadata.AdditionalFiles.IntegratorOperations"] = document.Operations ?? "",
    });

    public override AnalyzerConfigOptions GlobalOptions => s_none;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_none;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        textFile.Path == document.Path ? _values : s_none;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = new(values, KeyComparer);

        public override IEnumerable<string> Keys => _values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
