using System.Globalization;
using Integrator.Generators.Expressions.Terms;

namespace Integrator.Generators.Expressions.Printing;

/// <summary>Methods that evaluate an expression.</summary>
internal static class MethodPrinter
{
    // The members of a class.
    private const int Margin = 4;

    /// <summary>
    /// A method that evaluates the expression. If that fails, the exception names the definition's file, line and column; an expression
    /// that cannot fail is returned as it is.
    /// </summary>
    /// <param name="head">All of the declaration before the body. Its parameters are the variables of the scope, and <c>evaluation</c>.</param>
    /// <param name="before">A statement that comes first; empty if there is none.</param>
    public static string Text(BoundExpression expression, string head, string before = "")
    {
        string[] first = [Statement(before), expression.Loops ? $"    using var work = global::Integrator.{Runtime.Work.Begin.Type}.{Runtime.Work.Begin.Name}();" : ""];
        return expression.NeedsLocation && expression.Location.IsKnown ? Guarded(expression, head, first)
            : first.Any(static line => line.Length > 0) ? Block(expression, head, first)
            : $"{head} =>\n{TermPrinter.Lines("", expression.Value, ";", "    ", Margin)}";
    }

    private static string Block(BoundExpression expression, string head, IEnumerable<string> first) =>
        Lines([head, "{", .. first, TermPrinter.Lines("return ", expression.Value, ";", "    ", Margin), "}"]);

    private static string Guarded(BoundExpression expression, string head, IEnumerable<string> first) => Lines(
    [
        head,
        "{",
        .. first,
        "    try",
        "    {",
        Directive(expression.Location),
        TermPrinter.Lines("return ", expression.Value, ";", "        ", Margin),
        "#line default",
        "    }",
        "    catch (global::Integrator.ExpressionException failure) when (failure.File is null)",
        "    {",
        $"        throw failure.At({CSharp.Literal(expression.Location.File)}, {Position(expression.Location.Line, expression.Location.Column)});",
        "    }",
        "}",
    ]);

    private static string Lines(IEnumerable<string> lines) => string.Join("\n", lines.Where(static line => line.Length > 0));

    private static string Statement(string statement) => statement.Length == 0 ? "" : "    " + statement;

    // A debugger and a stack trace then show the definition.
    private static string Directive(ExpressionLocation location) =>
        $"#line ({Position(location.Line, location.Column)})-({Position(location.EndLine, location.EndColumn)}) \"{CSharp.FileName(location.File)}\"";

    private static string Position(int line, int column) => line.ToString(CultureInfo.InvariantCulture) + ", " + column.ToString(CultureInfo.InvariantCulture);
}
