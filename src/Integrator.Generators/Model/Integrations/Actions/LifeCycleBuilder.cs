using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Actions;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations.Actions;

/// <summary>The actions that a host runs by itself: those with a reserved name that need nothing from a caller.</summary>
internal static class LifeCycleBuilder
{
    private static readonly (string Action, string Moment)[] s_moments =
    [
        ("validation", "Validate"), ("post_install", "AfterConnecting"), ("pre_delete", "BeforeDeleting"),
    ];

    /// <param name="operations">The operations of methods, by the place of the method.</param>
    /// <param name="resource">What the class of the actions is called.</param>
    public static EquatableArray<LifeCycleAction> Build(IntegrationDefinition definition, IReadOnlyDictionary<Place, Operation> operations, string resource)
    {
        var procedures = ProcedureBuilder.Methods(definition);
        var found = from moment in s_moments
                    let action = definition.Actions.FirstOrDefault(action => action.Name == moment.Action && action.Input is null)
                    where action is not null
                    let method = procedures.TryGetValue(action, out var steps) ? steps : Request(action, operations)
                    where method is not null
                    select new LifeCycleAction(moment.Moment, resource, method);
        return found.ToEquatableArray();
    }

    private static string? Request(ActionDefinition action, IReadOnlyDictionary<Place, Operation> operations) =>
        action.Methods.FirstOrDefault() is { } method && operations.TryGetValue(method.Place, out var operation)
        && operation.Paging is null && !operation.Arguments.Any(static argument => argument.IsRequired) && !operation.Answers.Any(static answer => answer is Answer.Items)
            ? operation.Method
            : null;
}
