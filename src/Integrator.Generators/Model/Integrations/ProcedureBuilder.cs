using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Actions of several steps to methods that run them.</summary>
internal sealed class ProcedureBuilder(BoundApi bound, TypeBuilder types, ExpressionTypes seen, DefinitionScopes scopes, MethodBuilder methods, HookList hooks, string? context)
{
    private static readonly Term s_scope = new Term.Member(new Term.Variable("_connection"), "Scope");

    private const string Stored = "the account's variables";
    private const string Connection = "global::Integrator.Connection connection, global::System.Text.Json.Nodes.JsonNode? steps, global::System.Threading.CancellationToken cancellationToken";

    /// <param name="resource">The class of the actions.</param>
    public IEnumerable<Procedure> Build(string resource) => bound.Definition.Actions
        .Where(static action => !action.IsRequest && action.Steps.Any(static step => step.Type != "form"))
        .Where(HasRequest)
        .Select(action => Build(action, resource));

    private bool HasRequest(ActionDefinition action)
    {
        var has = bound.Definition.Actions.SelectMany(static one => one.Methods).Any(method => methods.Find(method.Resource, method.Name) is not null);
        if (!has)
        {
            bound.Report.AddAtKey(Rules.WrongShape, action.Keys.Place, action.Name, "steps of which one is a request", "none");
        }

        return has;
    }

    private Procedure Build(ActionDefinition action, string resource)
    {
        var input = ActionInput.Type(action, types);
        var (type, convert) = input is null ? (IxType.Any, null) : seen.Of(input);
        var args = new ScopeName("args", type, input is null ? new Term.Default(TermType.Json.OrNull()) : new Term.Variable("input")) { Convert = input is null ? null : convert };
        var run = new Run(args, ActionInput.Members(action, types));
        foreach (var step in action.Steps)
        {
            Add(action, step, run);
        }

        var last = run.Last;
        return new Procedure(
            resource,
            Names.Pascal(action.Name),
            Prose.Summary(action.Keys.Text("description"), "Runs the steps of " + action.Name),
            input,
            last is null ? null : Printed.Type(last.Type.Carrier),
            last?.Code,
            run.Statements.ToEquatableArray());
    }

    private void Add(ActionDefinition action, StepDefinition step, Run run)
    {
        var scope = Scope(run);
        var condition = step.Keys.Has("run_if") && Computed(step.Keys, "run_if", scope, new Target("a condition", IxType.Bool)) is { } test ? test.Code : null;
        switch (step.Type)
        {
            case "request" when methods.Find(ActionDefinition.Resource, action.Name + "_" + step.Name) is { } operation:
                Send(step, operation, run, condition);
                break;
            case "transform" when Computed(step.Config, "expression", scope, null) is { } value:
                run.Add(step.Name, value.Type, value.Code, condition);
                break;
            case "update_context" or "set_context" when Values(step, scope) is { } values && context is not null:
                run.Do($"await _connection.StoreVariablesAsync<{context}>({values}, cancellationToken).ConfigureAwait(false);", condition);
                break;
            case "get_context" when step.Config.Text("key") is { } variable && Computed(step.Config, "key", new Scope([], scopes.Account(s_scope)[0]), null) is { } found:
                run.Add(variable, found.Type, found.Code, condition);
                break;
            case "hook" when step.Config.Text("hook") is { } hook:
                run.Add(step.Name, IxType.Any, $"await {hooks.Add(hook, new ScopeKind("", Connection), "global::System.Threading.Tasks.ValueTask<global::System.Text.Json.Nodes.JsonNode?>")}(_connection, {Steps(run)}, cancellationToken).ConfigureAwait(false)", condition);
                break;
        }
    }

    private void Send(StepDefinition step, Operation operation, Run run, string? condition)
    {
        var sent = $"await _connection.SendAsync({Construction(operation, step, run)}, cancellationToken).ConfigureAwait(false)";
        var (type, convert) = operation.Result is null ? (IxType.Null, null) : seen.Of(operation.Result);
        run.Add(step.Name, type, convert is null ? sent : type.IsNullable && operation.Result!.IsNullable ? Converted(sent, type, convert, run.Take("sent")) : Printed.Operand(convert(Printed.Code($"({sent})"))), condition);
    }

    private static string Converted(string sent, IxType type, Func<Term, Term> convert, string variable) =>
        Printed.Operand(new Term.Lift([new Term.Present(Printed.Code(sent), variable)], convert(new Term.Variable(variable)), type.Carrier));

    private string? Values(StepDefinition step, Scope scope)
    {
        var secrets = new SecretNames(bound.Definition, bound.Report);
        secrets.Check(step.Config.Value("values"), step.Config.Place["values"], bound.Texts, Stored);
        if (step.Config.Has("expression"))
        {
            secrets.Check(bound.Texts.At(step.Config.Place["expression"]), Stored);
            return Computed(step.Config, "expression", scope, new Target("update_context", IxType.Any))?.Code;
        }

        return ExpressionBinder.Json(step.Config.Value("values"), step.Config.Place["values"], bound.Texts.At, scope, bound.Report) is { } json ? Printed.Operand(json.Value) : null;
    }

    /// <summary>The code of an expression, whose failure tells its place.</summary>
    private (IxType Type, string Code)? Computed(Written keys, string key, Scope scope, Target? target)
    {
        var computation = target is null
            ? ExpressionBinder.Natural(keys.Value(key), keys.Place[key], bound.Texts.At, scope, bound.Report)
            : ExpressionBinder.Value(keys.Value(key), keys.Place[key], bound.Texts.At, scope, target, bound.Report);
        if (computation is HookReference hook)
        {
            bound.Report.Add(Rules.UnknownRoot, keys.Place[key], hook.Name, scope.List);
            return null;
        }

        var compiled = (TypedExpression?)computation;
        return compiled is null ? null
            : (compiled.Type, Printed.Operand(compiled.Expression.Located(compiled.Expression.Type)));
    }

    private string Construction(Operation operation, StepDefinition step, Run run)
    {
        var given = operation.Arguments.Select(argument => Given(argument, step, run) is { } code ? $"{argument.Member} = {code}" : null).OfType<string>();
        return $"new {operation.Name} {{ {string.Join(", ", given)} }}";
    }

    private string? Given(Argument argument, StepDefinition step, Run run)
    {
        if (argument.Member == "Previous" && run.Last is { } last)
        {
            return Element(last);
        }

        if (argument.Member.StartsWith("Steps", StringComparison.Ordinal) && run.Values.FirstOrDefault(value => "Steps" + Names.Pascal(value.Name) == argument.Member) is { Name: not null } earlier)
        {
            return Element(earlier);
        }

        var given = run.Members.FirstOrDefault(member => member.Name == argument.Member) is { } member ? OfInput(argument, member, step, run) : null;
        if (given is null && argument.IsRequired)
        {
            bound.Report.AddAtKey(Rules.UnknownMember, step.Keys.Place["config"], argument.Name, "args", "");
            return "default!";
        }

        return given;
    }

    private string? OfInput(Argument argument, Property member, StepDefinition step, Run run)
    {
        if (member.Type.NotNull() == argument.Type.NotNull())
        {
            var code = $"input.{member.Name}{(member.Presence == Presence.Tristate ? ".Value" : "")}";
            return argument.IsRequired && (member.Presence != Presence.Required || member.Type.IsNullable)
                ? $"{code} ?? throw new global::System.ArgumentException({ComputedList.Literal(member.Wire + " is missing.")}, nameof(input))"
                : code;
        }

        if (argument.Type is not TypeRef.Scalar { Kind: ScalarKind.String } || !Generators.Expressions.Syntax.Lexer.IsName(member.Wire))
        {
            return null;
        }

        var text = ExpressionText.At("", step.Keys.Place["config"], "{{args." + member.Wire + "}}");
        return ExpressionBinder.Template(text, Scope(run), new Target($"the argument '{argument.Name}'", IxType.Text.OrNull(!argument.IsRequired)), bound.Report) is { } value ? Printed.Operand(value.Value) : null;
    }

    // The same text in any scope: what a step gave, as JSON.
    private string Element(StepValue value)
    {
        var scope = new Scope([new ScopeName("value", value.Type, new Term.Variable(value.Code))]);
        var compiled = (TypedExpression?)ExpressionBinder.Expression(ExpressionText.At("", bound.Definition.Keys.Place, "value"), scope, new Target("value", IxType.Any), bound.Report);
        return $"global::Integrator.StepValues.Element({Printed.Operand(compiled?.Value ?? Term.NoValue)})";
    }

    private string Steps(Run run) =>
        $"global::Integrator.StepValues.All({string.Join(", ", run.Values.Select(value => $"({ComputedList.Literal(value.Name)}, {Element(value)})"))})";

    private Scope Scope(Run run) => new(
    [
        new ScopeName("steps", IxType.Record(new RecordShape("steps", null, () => run.Values.Select(static value => new RecordMember(value.Name, "", value.Type) { Access = _ => new Term.Variable(value.Code) }), static _ => Term.NoValue)), new Term.Variable("steps")),
        .. run.Last is { } last ? new[] { new ScopeName("previous", last.Type, new Term.Variable(last.Code)) } : [],
        run.Input,
        .. scopes.Account(s_scope),
    ]);

    private sealed record StepValue(string Name, IxType Type, string Code);

    /// <summary>The steps so far.</summary>
    private sealed class Run(ScopeName input, IReadOnlyList<Property> members)
    {
        private readonly NameScope _names = new(["input", "cancellationToken", "evaluation"]);

        public ScopeName Input => input;

        public IReadOnlyList<Property> Members => members;

        public List<string> Statements { get; } = [];

        public List<StepValue> Values { get; } = [];

        public StepValue? Last => Values.Count == 0 ? null : Values[Values.Count - 1];

        public string Take(string name) => _names.Take(name);

        public void Do(string statement, string? condition) => Statements.Add(condition is null ? statement : $"if ({condition}) {statement}");

        public void Add(string name, IxType type, string code, string? condition)
        {
            if (type.Kind == IxKind.Null)
            {
                Do(code + ";", condition);
                return;
            }

            var variable = _names.Take(Names.Camel(name));
            var held = type.OrNull(condition is not null);
            Statements.Add(condition is null ? $"var {variable} = {code};" : $"{Printed.Type(held.Carrier)} {variable} = {condition} ? {code} : default;");
            Values.Add(new StepValue(name, held, variable));
        }
    }
}
