namespace Integrator.Generators.Expressions.Terms;

/// <summary>An expression of a definition with all its names resolved: what the model holds until it is printed.</summary>
/// <param name="Value">It reads the variables of the scope, and <c>evaluation</c> if <see cref="UsesEvaluation"/> says so.</param>
/// <param name="Type">The type of the value.</param>
/// <param name="Missing">The paths of a template that may have no value.</param>
internal sealed record BoundExpression(Term Value, TermType Type, ExpressionLocation Location, EquatableArray<string> Missing)
{
    /// <summary>Whether evaluating it can throw an <c>ExpressionException</c>.</summary>
    public bool CanFail => Value.CanFail();

    /// <summary>Whether evaluating it can throw an <c>ExpressionException</c> that does not name a place yet.</summary>
    public bool NeedsLocation => Value.NeedsLocation();

    /// <summary>Whether it calls a function for each item of a list, so that its work must be counted.</summary>
    public bool Loops => Value.Loops();

    /// <summary>The value as a part of a larger term. If evaluating it fails, the exception names its place.</summary>
    /// <param name="type">The type of the value, if the C# compiler cannot infer it.</param>
    public Term Located(TermType? type = null) => Runtime.JsonValues.Located.Call(
        type is null ? [] : [type], new Term.Text(Location.File), Term.Of(Location.Line), Term.Of(Location.Column), new Term.Lambda([], Value));

    /// <summary>Whether it reads the variable <c>evaluation</c>.</summary>
    public bool UsesEvaluation => Value.Uses(Term.EvaluationName);
}
