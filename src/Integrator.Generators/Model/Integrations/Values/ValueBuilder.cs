using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Integrations.Values;

/// <summary>Values of a definition as values of generated code. A value that breaks a rule is reported, and null.</summary>
internal sealed class ValueBuilder(Build build, FunctionList functions)
{
    public Build Build => build;

    public FunctionList Functions => functions;

    /// <summary>A text, which may be missing.</summary>
    /// <param name="name">What the method that computes it is called.</param>
    /// <param name="place">The place in a message.</param>
    public Value? Text(ValueSyntax? value, string name, Scope scope, ScopeKind kind, string place) => value switch
    {
        ValueSyntax.Constant constant => new Value.Text(constant.Text),
        null or ValueSyntax.Null => null,
        _ => Computed(value, name, scope, kind, new Target(place, IxType.Text.OrNull())),
    };

    /// <summary>A value of a type.</summary>
    public Value? Computed(ValueSyntax? value, string name, Scope scope, ScopeKind kind, Target target) =>
        value is not null && ExpressionBinder.Bind(value, scope, target, build.Report) is { } computation ? functions.Add(name, kind, computation, target.Type) : null;

    /// <summary>Any value with the type that it has.</summary>
    public Computation? Natural(ValueSyntax? value, Scope scope) => value is null ? null : ExpressionBinder.Natural(value, scope, build.Report);

    /// <summary>JSON that holds templates and expressions, as a method that builds it.</summary>
    public Value? Json(ValueSyntax? value, string name, Scope scope, ScopeKind kind) =>
        value is not null && ExpressionBinder.Json(value, scope, build.Report) is { } json ? functions.Add(name, kind, json, IxType.Any, isMethod: true) : null;

    /// <summary>Names with their texts.</summary>
    /// <param name="name">What the names of the methods begin with.</param>
    public EquatableArray<NamedValue> Pairs(IEnumerable<PairDefinition> pairs, string name, Scope scope, ScopeKind kind, string place) => pairs
        .Select(pair => Text(pair.Value, name + " " + pair.Name, scope, kind, $"{place} '{pair.Name}'") is { } value ? new NamedValue(pair.Name, value) : null)
        .OfType<NamedValue>()
        .ToEquatableArray();
}
