using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Actions;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Integrations.Actions;

/// <summary>Actions of several steps to methods that run them.</summary>
/// <param name="operations">The operations that the requests of steps are, by their place.</param>
internal sealed class ProcedureBuilder(Build build, IReadOnlyDictionary<Place, Operation> operations)
{
    private const string Stored = "the account's variables";

    private readonly IReadOnlyDictionary<ActionDefinition, string> _methods = Methods(build.Definition);

    /// <summary>What the methods are called that run several steps, by the action.</summary>
    public static IReadOnlyDictionary<ActionDefinition, string> Methods(IntegrationDefinition definition)
    {
        var taken = new NameScope([]);
        return definition.Actions
            .Where(static action => !action.IsRequest && action.Steps.Any(static step => step is not StepDefinition.Form))
            .ToDictionary(static action => action, action => taken.Take(Names.Pascal(action.Name)));
    }

    /// <param name="resource">The class of the actions.</param>
    public EquatableArray<Procedure> Build(string resource) => build.Definition.Actions
        .Where(_methods.ContainsKey)
        .Select(action => Procedure(action, resource))
        .ToEquatableArray();

    private Procedure Procedure(ActionDefinition action, string resource)
    {
        var input = ActionInput.Type(action, build);
        var (type, convert) = input is null ? (IxType.Any, null) : build.Seen.Of(input);
        var args = new ScopeName("args", type, input is null ? new Term.Default(IxType.Any.Carrier) : new Term.Variable("input")) { Convert = convert };
        var run = new ProcedureRun(build, args, ActionInput.Members(action, build));
        foreach (var step in action.Steps)
        {
            Add(step, run);
        }

        return new Procedure(resource, _methods[action], Prose.Summary(action.Description, "Runs the steps of " + action.Name), input, run.Result, Output(action, run), run.Steps.ToEquatableArray());
    }

    private ProcedureOutput? Output(ActionDefinition action, ProcedureRun run)
    {
        if (action.Output is not { } output)
        {
            return null;
        }

        if (run.PreviousJson is not { } json)
        {
            build.Report.Add(Rules.WrongShape, output.Place, output.Place.Segment, "left out where no step has a result", "a schema");
            return null;
        }

        return new ProcedureOutput(build.Types.Of(build.Definition.Schemas.Of(output), Names.Pascal(output.Key)).OrNull(run.Result!.Type.IsNullable), json);
    }

    private void Add(StepDefinition step, ProcedureRun run)
    {
        var condition = step.Condition is null ? null : Bound(step.Condition, run, new Target("a condition", IxType.Bool))?.Expression.Located(IxType.Bool.Carrier);
        Step? added = step switch
        {
            StepDefinition.Request { Method: { } method } request when operations.TryGetValue(method.Place, out var operation) => Send(request, operation, run, condition),
            StepDefinition.Transform transform => Computed(transform.Value, transform.Name, run, condition),
            StepDefinition.Load load => Loaded(load, run, condition),
            StepDefinition.Store store => Store(store, run, condition),
            StepDefinition.Hook hook => Hook(hook, run, condition),
            StepDefinition.Request or StepDefinition.Form => null,
            _ => throw new InvalidOperationException(step.GetType().Name),
        };
        if (added is not null)
        {
            run.Steps.Add(added);
        }
    }

    private Step.Send Send(StepDefinition.Request step, Operation operation, ProcedureRun run, Term? condition)
    {
        var arguments = new StepArguments(build, run).Of(step, operation);
        if (operation.Result is null)
        {
            return new Step.Send(operation.Name, arguments, null, null, condition);
        }

        var (type, convert) = build.Seen.Of(operation.Result);

        // An answer without a body has nothing that could be converted.
        var result = run.Take(step.Name, type, condition is not null || convert is not null);
        var sent = run.Variables.Next();
        return new Step.Send(operation.Name, arguments, result, convert is null ? null : new StepConversion(sent, convert(new Term.Variable(sent))), condition);
    }

    private Step.Compute? Computed(ValueSyntax value, string name, ProcedureRun run, Term? condition) => Bound(value, run, null) is { } bound
        ? new Step.Compute(bound.Expression.Located(bound.Type.Carrier), run.Take(name, bound.Type, condition is not null), condition)
        : null;

    // A variable of the account is named, and is no expression over earlier steps.
    private Step.Compute? Loaded(StepDefinition.Load step, ProcedureRun run, Term? condition)
    {
        var scope = new Scope([], run.Scope.Find("context"));
        return Natural(step.Variable, scope, run) is { } bound
            ? new Step.Compute(bound.Expression.Located(bound.Type.Carrier), run.Take(step.Name, bound.Type, condition is not null), condition)
            : null;
    }

    private Step.Store? Store(StepDefinition.Store step, ProcedureRun run, Term? condition)
    {
        build.Secrets.Check(step.Values, Stored);
        var values = step.Values is ValueSyntax.Object
            ? ExpressionBinder.Json(step.Values, run.Scope, build.Report, run.Variables)?.Value
            : Bound(step.Values, run, new Target("the variables of the account", IxType.Any))?.Expression.Located(IxType.Any.Carrier);
        return values is null || build.Context is not { } context ? null : new Step.Store(context.Name, values, condition);
    }

    private Step.Hook Hook(StepDefinition.Hook step, ProcedureRun run, Term? condition)
    {
        var before = run.All;
        return new Step.Hook(build.Hooks.Add(step.Method, step.Place, static name => new Hook.Step(name)), before, run.Take(step.Name, IxType.Any, condition is not null), condition);
    }

    private TypedExpression? Bound(ValueSyntax value, ProcedureRun run, Target? target) => target is null
        ? Natural(value, run.Scope, run)
        : Certain(ExpressionBinder.Bind(value, run.Scope, target, build.Report, isXml: false, run.Variables), value, run.Scope);

    private TypedExpression? Natural(ValueSyntax value, Scope scope, ProcedureRun run) => Certain(ExpressionBinder.Natural(value, scope, build.Report, run.Variables), value, scope);

    private TypedExpression? Certain(Computation? computation, ValueSyntax value, Scope scope)
    {
        if (computation is HookReference hook)
        {
            build.Report.Add(Rules.UnknownRoot, value.Place, hook.Name, scope.List);
        }

        return computation as TypedExpression;
    }
}
