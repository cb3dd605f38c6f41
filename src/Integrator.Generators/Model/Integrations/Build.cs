using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model.Expressions;
using Integrator.Generators.Model.Integrations.Binding;
using Integrator.Generators.Model.Integrations.Values;

namespace Integrator.Generators.Model.Integrations;

/// <summary>What everything that builds the integration half of one connector shares.</summary>
/// <param name="Name">What the connector is called.</param>
/// <param name="Seen">Types of the model as expressions see them.</param>
/// <param name="Context">The type of the account's variables; null if there are none.</param>
internal sealed record Build(BoundApi Bound, string Name, string Namespace, TypeBuilder Types, ExpressionTypes Seen, TypeRef.Named? Context, DefinitionScopes Scopes, HookList Hooks, Report Report)
{
    public IntegrationDefinition Definition => Bound.Definition;

    public ApiDefinition Api => Bound.Api;

    public SecretNames Secrets => new(Bound.Definition, Report);

    /// <summary>The class of a method with its namespace; null for the class that uses it.</summary>
    public string? Class(MethodOwner owner) => owner switch
    {
        MethodOwner.Expressions => $"{Namespace}.{Name}Expressions",
        MethodOwner.Hook or MethodOwner.OptionalHook => $"{Namespace}.{Name}Hooks",
        MethodOwner.Action => null,
        _ => throw new ArgumentOutOfRangeException(nameof(owner), owner, null),
    };

    /// <param name="namespace">Where the types of the connector are declared.</param>
    public static Build Of(BoundApi bound, TypeBuilder types, string name, string @namespace, Report report)
    {
        var context = bound.Context is { } key ? (TypeRef.Named)types.Component(key) : null;
        var seen = new ExpressionTypes(@namespace, types.Find);
        return new Build(bound, name, @namespace, types, seen, context, new DefinitionScopes(bound.Definition, seen, context, bound.Free), new HookList(report), report);
    }
}
