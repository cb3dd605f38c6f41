using Integrator.Generators.Expressions.Terms;

namespace Integrator.Generators.Model;

/// <summary>An action of several steps, as a method of a resource.</summary>
/// <param name="Resource">The class that it is a method of; partial with that of the operations, if there are any.</param>
/// <param name="Input">What the caller gives; null for nothing.</param>
/// <param name="Result">The variable that holds the result; null for no result.</param>
/// <param name="Output">What the result is read as; null if it is returned as it is.</param>
internal sealed record Procedure(string Resource, string Method, string Summary, TypeRef? Input, StepResult? Result, ProcedureOutput? Output, EquatableArray<Step> Steps)
{
    /// <summary>Whether a step waits for something.</summary>
    public bool IsWaiting => Steps.Any(static step => step is Step.Send or Step.Store or Step.Hook);
}

/// <param name="Json">The result as JSON.</param>
internal sealed record ProcedureOutput(TypeRef Type, Term Json);

internal sealed record StepResult(string Variable, TermType Type);

/// <summary>One step of an action.</summary>
/// <param name="Condition">The step is left out if it is false; null for always.</param>
internal abstract record Step(Term? Condition)
{
    /// <summary>Sends an action.</summary>
    /// <param name="Arguments">The members of the action with their values.</param>
    /// <param name="Result">Null if the answer is not used.</param>
    /// <param name="Convert">From the answer to the result; null if they are the same.</param>
    internal sealed record Send(string Action, EquatableArray<StepArgument> Arguments, StepResult? Result, StepConversion? Convert, Term? Condition) : Step(Condition);

    internal sealed record Compute(Term Value, StepResult Result, Term? Condition) : Step(Condition);

    /// <summary>Stores variables of the account.</summary>
    internal sealed record Store(string Context, Term Values, Term? Condition) : Step(Condition);

    /// <summary>Runs a method of the user's.</summary>
    /// <param name="Steps">The results so far, by name.</param>
    internal sealed record Hook(Value Method, EquatableArray<NamedTerm> Steps, StepResult Result, Term? Condition) : Step(Condition);
}

/// <param name="Variable">The variable that holds the answer.</param>
internal sealed record StepConversion(string Variable, Term Value);

internal sealed record NamedTerm(string Name, Term Value);

/// <summary>A member of an action that a step sets.</summary>
internal abstract record StepArgument(string Member)
{
    /// <param name="Needed">What is missing if the value is null, in a message; null if it may be.</param>
    internal sealed record Input(string Member, Term Value, string? Needed) : StepArgument(Member);

    /// <summary>The JSON of an earlier result.</summary>
    internal sealed record Json(string Member, Term Value) : StepArgument(Member);

    /// <summary>A required member that nothing sets. It has been reported.</summary>
    internal sealed record Missing(string Member) : StepArgument(Member);
}

/// <summary>An argument of an action that a step can set.</summary>
/// <param name="Name">What the definition calls it.</param>
/// <param name="IsStep">Whether it is the result of the step of that name.</param>
/// <param name="IsPrevious">Whether it is the result of the step before.</param>
internal sealed record StepInput(string Member, string Name, bool IsStep, bool IsPrevious);
