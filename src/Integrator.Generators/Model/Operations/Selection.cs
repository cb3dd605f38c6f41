using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Operations;

/// <summary>The operations that a project wants, out of those that a document has.</summary>
internal sealed class Selection(ConnectorOptions options)
{
    private readonly List<OperationPattern> _wanted = [.. options.Operations.Select(static text => new OperationPattern(text))];
    private readonly List<OperationPattern> _omitted = [.. options.OmittedOperations.Select(static text => new OperationPattern(text))];

    public bool Includes(OperationDefinition operation) =>
        (_wanted.Count == 0 || _wanted.Any(pattern => pattern.Matches(operation))) && !_omitted.Any(pattern => pattern.Matches(operation));

    /// <summary>A pattern that matches nothing is a slip of the pen, or an operation that is gone.</summary>
    public void Check(IReadOnlyList<OperationDefinition> operations, Report report)
    {
        foreach (var pattern in _wanted.Concat(_omitted).Where(pattern => !operations.Any(pattern.Matches)))
        {
            report.Add(Rules.UnmatchedPattern, Place.Root["paths"][pattern.Text], pattern.Text);
        }
    }
}
