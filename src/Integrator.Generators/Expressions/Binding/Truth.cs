using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Converts values to conditions. A value is true if it is present and not false, 0 or empty.</summary>
internal sealed class Truth(Notes notes)
{
    /// <summary>A boolean. A value of another type is reported.</summary>
    public Term Condition(Bound value)
    {
        if (value.Type.Kind != IxKind.Bool)
        {
            notes.Add(Rules.ImplicitTruth, value.Span, value.Type.ToString());
        }

        return Of(value);
    }

    /// <summary>A boolean.</summary>
    public Term Of(Bound value)
    {
        if (value.IsNull)
        {
            return Term.False;
        }

        if (!value.Type.IsNullable || value.Type.Kind == IxKind.Any)
        {
            return Certain(value.Value, value.Type);
        }

        var variable = notes.Variable();
        return new Term.And(new Term.Present(value.Value, variable), Certain(new Term.Variable(variable), value.Type));
    }

    private Term Certain(Term value, IxType type)
    {
        switch (type.Kind)
        {
            case IxKind.Bool:
                return value;
            case IxKind.Int or IxKind.Number or IxKind.Decimal:
                return IsNotZero(value);
            case IxKind.Text or IxKind.Bytes:
                return IsNotZero(new Term.Member(value, "Length"));
            case IxKind.Map:
                return IsNotZero(new Term.Member(value, "Count"));
            case IxKind.List:
                var item = notes.Variable();
                return Runtime.Lists.Exists.Call(value, Lambda.Of(item, Of(new Bound(type.Item!, new Term.Variable(item), default))));
            case IxKind.Any:
            case IxKind.Record when type.Shape is JsonShape:
                return Runtime.JsonValues.IsTrue.Call(value);
            default:
                return Term.True;
        }
    }

    private static Term.Compare IsNotZero(Term value) => new Term.Compare(value, Comparison.NotEqual, Term.Of(0));
}
