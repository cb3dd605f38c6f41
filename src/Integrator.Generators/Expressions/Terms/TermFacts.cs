namespace Integrator.Generators.Expressions.Terms;

/// <summary>Facts about a term, computed from its tree.</summary>
internal static class TermFacts
{
    /// <summary>Whether evaluating it can throw an <c>ExpressionException</c>.</summary>
    public static bool CanFail(this Term term) => term.Any(static part => part is Term.Call { Method.CanFail: true } || IsLoop(part));

    /// <summary>Whether evaluating it can throw an <c>ExpressionException</c> that does not name a place yet.</summary>
    public static bool NeedsLocation(this Term term) => !IsLocated(term) && (term is Term.Call { Method.CanFail: true } || IsLoop(term) || Parts(term).Any(NeedsLocation));

    /// <summary>Whether it calls a function for each item of a list, so that its work must be counted.</summary>
    public static bool Loops(this Term term) => term.Any(IsLoop);

    /// <summary>Whether it calls the runtime's functions for expressions.</summary>
    public static bool Evaluates(this Term term) => term.Any(static part => part is Term.Call or Term.Static);

    /// <summary>Whether it declares variables of the method that it stands in.</summary>
    public static bool Declares(this Term term) => term is Term.Present || (term is not Term.Lambda && Parts(term).Any(Declares));

    /// <summary>Whether it reads a variable.</summary>
    public static bool Uses(this Term term, string variable) => term.Any(part => part is Term.Variable known && known.Name == variable);

    /// <summary>Whether the term or one of its parts meets a condition.</summary>
    public static bool Any(this Term term, Func<Term, bool> condition) => condition(term) || Parts(term).Any(part => part.Any(condition));

    // Let calls its function once, and the conversion of a list to JSON does no more than the list has items.
    private static bool IsLoop(Term term) => term is Term.Call call && call.Method != Runtime.Lists.Let && call.Method != Runtime.JsonConversions.Of
        && call.Arguments.Any(static argument => argument is Term.Lambda { Parameters.Count: > 0 });

    private static bool IsLocated(Term term) => term is Term.Call call && call.Method == Runtime.JsonValues.Located;

    private static EquatableArray<Term> Parts(Term term) => term switch
    {
        Term.Member member => [member.Source],
        Term.Invoke invoke => [invoke.Source, .. invoke.Arguments],
        Term.Call call => call.Arguments,
        Term.Function function => function.Arguments,
        Term.Cast cast => [cast.Value],
        Term.Conditional choice => [choice.Condition, choice.Then, choice.Otherwise],
        Term.Lift lift => [.. lift.Operands, lift.Value],
        Term.Present present => [present.Value],
        Term.Coalesce coalesce => coalesce.Values,
        Term.NullTest test => [test.Value],
        Term.Compare compare => [compare.Left, compare.Right],
        Term.CompareText compare => [compare.Left, compare.Right],
        Term.And and => [and.Left, and.Right],
        Term.Or or => [or.Left, or.Right],
        Term.Not not => [not.Value],
        Term.List list => list.Items,
        Term.Spread spread => [spread.Items],
        Term.Lambda lambda => [lambda.Body],
        Term.NotNull certain => [certain.Value],
        _ => [],
    };
}
