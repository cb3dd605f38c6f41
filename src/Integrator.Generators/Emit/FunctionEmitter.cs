using Integrator.Generators.Expressions.Printing;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>Methods that compute values.</summary>
internal sealed class FunctionEmitter(ValueEmitter values)
{
    /// <param name="access">The modifiers of the method.</param>
    public string Function(Function function, string access)
    {
        var head = $"{access} {TypePrinter.Text(function.Result)} {function.Name}({ScopeText.Parameters(function.Kind)})";
        return function.Body switch
        {
            FunctionBody.Expression { Value: var expression } => MethodPrinter.Text(expression, head, Evaluation(function, expression)),
            FunctionBody.Address address => Address(head, function.Kind, address),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
        };
    }

    private static string Evaluation(Function function, BoundExpression expression) =>
        expression.UsesEvaluation ? $"var {Term.EvaluationName} = {ScopeText.Variable(function.Kind)}.Evaluation();" : "";

    private string Address(string head, ScopeKind kind, FunctionBody.Address address) => address.Parts.Count == 1
        ? $"{head} =>\n    {Part(address.Parts[0], kind)};"
        : Code($"""
            {head} => string.Concat(
                {string.Join(",\n", address.Parts.Select(part => Part(part, kind)))});
            """);

    private string Part(AddressPart part, ScopeKind kind) => part switch
    {
        AddressPart.Text text => CSharp.Literal(text.Content),
        AddressPart.Checked value => $"{RuntimeNames.AddressText}.{value.Guard}({CSharp.Literal(value.Name)}, {values.Operand(value.Value, kind)})",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };
}
