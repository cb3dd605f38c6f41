using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>What binding one text leaves behind: rules met, and names for the variables that C# needs.</summary>
/// <param name="variables">Shared by texts whose C# stands in one method.</param>
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

    /// <summary>A call of which every operand must be there: null if one is not.</summary>
    /// <param name="result">What the call gives.</param>
    /// <param name="call">From the C# of the operands, none null, to the C# of the call.</param>
    public Bound Lifted(TextSpan span, IReadOnlyList<Bound> operands, IxType result, Func<IReadOnlyList<string>, string> call)
    {
        if (operands.Any(static operand => operand.IsNull))
        {
            return Bound.Null(span, result);
        }

        var codes = operands.Select(operand => operand.Type.IsNullable ? Variable() : operand.Code).ToList();
        var conditions = operands.Zip(codes, static (operand, code) => operand.Type.IsNullable ? $"{operand.Code} is {{ }} {code}" : null).Where(static test => test is not null).ToList();
        return conditions.Count == 0
            ? new Bound(result, call(codes), span)
            : new Bound(result.OrNull(), $"({string.Join(" && ", conditions)} ? ({result.OrNull().CSharp})({call(codes)}) : null)", span);
    }
}

/// <summary>Names of variables in printed C#, each given once.</summary>
internal sealed class Variables
{
    private int _count;

    public string Next() => "ix" + (++_count).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
