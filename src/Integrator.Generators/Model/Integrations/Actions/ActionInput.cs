using Integrator.Generators.Definitions.Integrations.Actions;
using Integrator.Generators.Definitions.Integrations.Requests;

namespace Integrator.Generators.Model.Integrations.Actions;

/// <summary>The input of an action, which its requests take their arguments from.</summary>
internal static class ActionInput
{
    /// <summary>The type of the input; null if there is none.</summary>
    public static TypeRef? Type(ActionDefinition action, Build build) => action.Input is { } input
        ? build.Types.Of(build.Definition.Schemas.Of(input), Names.Pascal(input.Key)).NotNull()
        : null;

    /// <summary>The members of the input; none if it is no record.</summary>
    public static IReadOnlyList<Property> Members(ActionDefinition action, Build build) =>
        Type(action, build) is TypeRef.Named named && build.Types.Find(named.Name) is ObjectModel model ? [.. model.Wire] : [];

    /// <summary>The types that the arguments of a method have by the input of its action.</summary>
    public static IReadOnlyDictionary<string, TypeRef> Types(MethodDefinition method, Build build)
    {
        var action = build.Definition.Actions.FirstOrDefault(action => action.Methods.Any(one => one.Place == method.Place));
        return (action is null ? [] : Members(action, build)).ToDictionary(static member => member.Wire, static member => member.Type.NotNull(), StringComparer.Ordinal);
    }
}
