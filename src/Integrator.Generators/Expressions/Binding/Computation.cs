using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>How a value is computed: by an expression, or by a method that the user writes.</summary>
internal abstract record Computation;

/// <summary>A method of the user: the name of a hook, and where it is used.</summary>
internal sealed record HookReference(string Name, Place Place) : Computation;

/// <summary>A bound expression with its type in the expression language, which Build needs and the model does not keep.</summary>
internal sealed record TypedExpression(BoundExpression Expression, IxType Type) : Computation
{
    public Term Value => Expression.Value;
}
