using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Integrations.Actions;

/// <summary>The steps of an action so far, and what later steps may name.</summary>
internal sealed class ProcedureRun(Build build, ScopeName input, IReadOnlyList<Property> members)
{
    private static readonly Term s_scope = RuntimeValues.Connection.Scope.Of(new Term.Variable("_connection"));

    private readonly NameScope _names = new(["input", "cancellationToken", Term.EvaluationName]);
    private readonly List<(string Name, IxType Type, string Variable)> _results = [];

    public List<Step> Steps { get; } = [];

    /// <summary>The members of the input.</summary>
    public IReadOnlyList<Property> Members => members;

    /// <summary>Names of variables in the body of one method, which all steps share.</summary>
    public Variables Variables { get; } = new();

    public StepResult? Result => _results.Count == 0 ? null : new StepResult(_results[_results.Count - 1].Variable, _results[_results.Count - 1].Type.Carrier);

    public Scope Scope => new(
    [
        new ScopeName("steps", IxType.Record(new RecordShape("steps", null, () => _results.Select(static result => new RecordMember(result.Name, "", result.Type) { Access = _ => new Term.Variable(result.Variable) }), static _ => Term.NoValue)), s_scope),
        .. _results.Count == 0 ? [] : new[] { new ScopeName("previous", _results[_results.Count - 1].Type, new Term.Variable(_results[_results.Count - 1].Variable)) },
        input,
        .. build.Scopes.Account(s_scope),
    ]);

    /// <summary>Gives the result of a step a variable. A step that may be left out has a result that may be null.</summary>
    public StepResult Take(string name, IxType type, bool isConditional)
    {
        var variable = _names.Take(Model.Names.Camel(name));
        var held = type.OrNull(isConditional);
        _results.Add((name, held, variable));
        return new StepResult(variable, held.Carrier);
    }

    /// <summary>The names of the steps that have a result.</summary>
    public IEnumerable<string> Names => _results.Select(static result => result.Name);

    /// <summary>The result of a step as JSON; null if no step has the name.</summary>
    public Term? Json(string name) => _results.FindIndex(result => result.Name == name) is >= 0 and var index ? Json(_results[index]) : null;

    /// <summary>The result of the step before as JSON.</summary>
    public Term? PreviousJson => _results.Count == 0 ? null : Json(_results[_results.Count - 1]);

    public EquatableArray<NamedTerm> All => _results.Select(result => new NamedTerm(result.Name, Json(result))).ToEquatableArray();

    private Term Json((string Name, IxType Type, string Variable) result) => ExpressionBinder.Json(result.Type, new Term.Variable(result.Variable), Variables);
}
