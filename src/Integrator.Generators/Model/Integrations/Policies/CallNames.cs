using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model.Operations;

namespace Integrator.Generators.Model.Integrations.Policies;

/// <summary>The calls of a connector: by the name of their method, such as <c>contacts.list</c>, or by their path.</summary>
internal sealed class CallNames
{
    private readonly IReadOnlyList<(string? Name, Operation Operation)> _calls;

    private CallNames(IReadOnlyList<(string? Name, Operation Operation)> calls) => _calls = calls;

    /// <summary>Nothing to choose from: the policy is that of a single method.</summary>
    public static CallNames None { get; } = new([]);

    /// <param name="operations">The operations of the connector, by the place where they are written.</param>
    public static CallNames Of(IntegrationDefinition definition, IReadOnlyDictionary<Place, Operation> operations)
    {
        var names = definition.Methods.ToDictionary(static method => method.Place, static method => method.FullName);
        return new([.. operations.Select(operation => (names.TryGetValue(operation.Key, out var name) ? name : null, operation.Value))]);
    }

    /// <summary>The calls that a pattern chooses, each as <c>GET /path</c>.</summary>
    /// <param name="pattern">A pattern of names, or with a slash of paths, which may begin with an HTTP method.</param>
    public IReadOnlyList<string> Matching(string pattern)
    {
        var glob = new GlobPattern(pattern);
        return [.. _calls
            .Where(call => pattern.Contains('/')
                ? glob.Matches(call.Operation.Path) || glob.Matches($"{call.Operation.Verb} {call.Operation.Path}")
                : call.Name is { } name && glob.Matches(name))
            .Select(static call => $"{call.Operation.Verb} {call.Operation.Path}")
            .Distinct()
            .OrderBy(static call => call, StringComparer.Ordinal)];
    }
}
