using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>The rules that one text breaks, and the names of the variables that its term declares.</summary>
/// <param name="variables">Shared by texts whose terms stand in one method.</param>
internal sealed class Notes(ExpressionText text, Report report, Variables variables)
{
    private readonly HashSet<(string Rule, TextSpan Span)> _seen = [];

    /// <summary>A rule at a span of the decoded text; a part that is bound twice breaks it once.</summary>
    public void Add(DiagnosticDescriptor rule, TextSpan span, params object[] arguments)
    {
        if (_seen.Add((rule.Id, span)))
        {
            text.Add(report, rule, span, arguments);
        }
    }

    public string Variable() => variables.Next();

    /// <summary>A call whose operands must be present: null if one is null.</summary>
    /// <param name="result">The type of the call.</param>
    /// <param name="call">From the operands, none of them null, to the call.</param>
    public Bound Lifted(TextSpan span, IReadOnlyList<Bound> operands, IxType result, Func<IReadOnlyList<Term>, Term> call)
    {
        if (operands.Any(static operand => operand.IsNull))
        {
            return Bound.Null(span, result);
        }

        var present = new List<Term.Present>();
        var values = new List<Term>();
        foreach (var operand in operands)
        {
            var value = operand.Value;
            if (operand.Type.IsNullable)
            {
                var variable = Variable();
                present.Add(new Term.Present(value, variable));
                value = new Term.Variable(variable);
            }

            values.Add(value);
        }

        return present.Count == 0
            ? new Bound(result, call(values), span)
            : new Bound(result.OrNull(), new Term.Lift(present.ToEquatableArray(), call(values), result.OrNull().Carrier), span);
    }
}

/// <summary>Names of variables in generated code, each given once.</summary>
internal sealed class Variables
{
    private int _count;

    public string Next() => "ix" + (++_count).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
