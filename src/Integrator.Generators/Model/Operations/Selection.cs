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

    /// <summary>Whether the models of a webhook are wanted: all are, unless something else is asked for.</summary>
    public bool IncludesWebhook(EventDefinition webhook) =>
        (_wanted.Count == 0 || _wanted.Any(pattern => pattern.Matches(webhook))) && !_omitted.Any(pattern => pattern.Matches(webhook));

    /// <summary>A pattern that matches nothing is a slip of the pen, or an operation that is gone.</summary>
    public void Check(ApiDefinition api, Report report)
    {
        foreach (var pattern in _wanted.Concat(_omitted).Where(pattern => !api.Operations.Any(pattern.Matches) && !api.Webhooks.Any(pattern.Matches)))
        {
            report.Add(Rules.UnmatchedPattern, Place.Root["paths"][pattern.Text], pattern.Text);
        }
    }
}
