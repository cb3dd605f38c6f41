using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Integrations;

/// <summary>What the caller of an action gives, of which its requests take their arguments.</summary>
internal static class ActionInput
{
    /// <summary>The type of the input; null where there is none.</summary>
    public static TypeRef? Type(ActionDefinition action, TypeBuilder types) => action.InputType is { } key
        ? types.Of(new SchemaDefinition(action.Keys.Place["input_schema"]) { Reference = key }, Names.Pascal(key)).NotNull()
        : null;

    /// <summary>The members of the input; none where it is no record.</summary>
    public static IReadOnlyList<Property> Members(ActionDefinition action, TypeBuilder types) =>
        Type(action, types) is TypeRef.Named named && types.Find(named.Name) is ObjectModel model ? [.. model.Wire] : [];

    /// <summary>The types that a method's arguments have by the input of its action.</summary>
    public static IReadOnlyDictionary<string, TypeRef> Types(MethodDefinition method, IntegrationDefinition definition, TypeBuilder types)
    {
        var action = method.Resource == ActionDefinition.Resource
            ? definition.Actions.FirstOrDefault(action => action.Methods.Any(one => one.Name == method.Name))
            : null;
        return (action is null ? [] : Members(action, types)).ToDictionary(static member => member.Wire, static member => member.Type.NotNull(), StringComparer.Ordinal);
    }
}
