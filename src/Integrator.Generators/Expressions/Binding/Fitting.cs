using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Converts a value to the type that its place requires.</summary>
internal sealed class Fitting(Binder binder, Target target)
{
    /// <summary>The value of an expression: it must be of the type.</summary>
    public Bound Exact(Bound value)
    {
        if (IsCondition)
        {
            return new Bound(IxType.Bool, binder.Truth.Condition(value), value.Span);
        }

        var fitted = binder.Conversion.To(value, target.Type) ?? throw Misfit(value);
        if (!fitted.Type.IsNullable || target.Type.IsNullable)
        {
            return fitted;
        }

        // Whether JSON has a value is known only at run time.
        return value.Type.Kind == IxKind.Any
            ? Needed(fitted, target.Place)
            : throw new RuleFailure(Rules.NullForRequired, value.Span, value.IsNull ? "null" : "the value", target.Place);
    }

    /// <summary>The value of a template. Numbers and booleans become text, and a missing value fails at run time.</summary>
    /// <param name="missing">The paths that may have no value.</param>
    public Bound Loose(Bound value, IReadOnlyList<string> missing)
    {
        if (IsCondition)
        {
            return new Bound(IxType.Bool, binder.Truth.Of(value), value.Span);
        }

        var fitted = (target.Type.Kind == IxKind.Text ? binder.Conversion.ToText(value) : binder.Conversion.To(value, target.Type)) ?? throw Misfit(value);
        return !fitted.Type.IsNullable || target.Type.IsNullable ? fitted : Needed(fitted, missing.Count > 0 ? string.Join(", ", missing) : target.Place);
    }

    private bool IsCondition => target.Type is { Kind: IxKind.Bool, IsNullable: false };

    private static Bound Needed(Bound value, string name) =>
        new(value.Type.NotNull(), (value.Type.IsStruct ? Runtime.JsonValues.NeededValue : Runtime.JsonValues.Needed).Call(value.Value, new Term.Text(name)), value.Span);

    private RuleFailure Misfit(Bound value) => value.Type.Kind == IxKind.List && target.Type.Kind != IxKind.List
        ? new RuleFailure(Rules.ListForOne, value.Span)
        : new RuleFailure(Rules.WrongResult, value.Span, value.Type.ToString(), target.Place, target.Type.ToString());
}
