using Integrator.Generators.Expressions.Printing;
using Integrator.Generators.Expressions.Terms;

namespace Integrator.Generators.Model.Expressions;

/// <summary>
/// The one place where Build prints terms, for records of the model that still hold C# text. It goes when they hold terms.
/// </summary>
internal static class Printed
{
    public const string JsonNode = "global::System.Text.Json.Nodes.JsonNode";

    /// <summary>The code where an operand can stand.</summary>
    public static string Operand(Term term) => TermPrinter.Operand(term);

    public static string Type(TermType type) => TypePrinter.Text(type);

    public static string Literal(string text) => CSharp.Literal(text);

    public static string Method(BoundExpression expression, string head, string before) => MethodPrinter.Text(expression, head, before);

    /// <summary>Code that another builder printed, as a part of a term.</summary>
    public static Term Code(string code) => new Term.Variable(code);
}
