using Integrator.Generators.Expressions.Printing;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>Actions of several steps.</summary>
internal sealed class ProcedureEmitter(ValueEmitter values, TypeText types)
{
    public string Procedures(Connector connector, string access) => connector.Integration is not { Procedures.Count: > 0 } integration ? "" : Code($$"""
        /// <summary>Actions of several steps.</summary>
        {{access}} partial class {{integration.Procedures[0].Resource}}
        {
            {{Paragraphs(integration.Procedures.Select(Procedure).Prepend(Connection(connector, integration)))}}
        }
        """);

    // A resource with operations has these members already.
    private static string Connection(Connector connector, Integration integration) => connector.Resources.Any(resource => resource.Name == integration.Procedures[0].Resource)
        ? ""
        : ResourceEmitter.Constructors(integration.Procedures[0].Resource);

    private string Procedure(Procedure procedure) => Code($$"""
        /// <summary>{{CSharp.Doc(procedure.Summary)}}.</summary>
        {{Input(procedure)}}
        /// <param name="cancellationToken">Cancels the calls.</param>
        public virtual {{Async(procedure)}}{{Task(procedure)}} {{procedure.Method}}Async({{Signature(procedure)}}{{RuntimeNames.CancellationToken}} cancellationToken = default)
        {
            {{Lines(procedure.Steps.Select(Step))}}
            {{Result(procedure)}}
        }
        """);

    private static string Input(Procedure procedure) => procedure.Input is null ? "" : "/// <param name=\"input\">What the steps are given.</param>";

    private static string Signature(Procedure procedure) => procedure.Input is null ? "" : $"{TypeText.Type(procedure.Input)} input, ";

    private static string Task(Procedure procedure) => ResultType(procedure) is { } type ? $"{RuntimeNames.Task}<{type}>" : RuntimeNames.Task;

    private static string? ResultType(Procedure procedure) => procedure.Output is { } output ? TypeText.Type(output.Type) : procedure.Result is { } result ? TypePrinter.Text(result.Type) : null;

    private static string Async(Procedure procedure) => procedure.IsWaiting ? "async " : "";

    private string Step(Step step) => step switch
    {
        Step.Send { Result: null } send => Guarded(send.Condition, Sent(send) + ";"),
        Step.Send send => Assigned(send.Result!, send.Condition, send.Convert is { } convert ? $"({Sent(send)}) is {{ }} {convert.Variable} ? {TermPrinter.Operand(convert.Value)} : default!" : Sent(send)),
        Step.Compute { Condition: null } compute => TermPrinter.Lines($"var {compute.Result.Variable} = ", compute.Value, ";", "", 8),
        Step.Compute compute => Assigned(compute.Result, compute.Condition, TermPrinter.Operand(compute.Value)),
        Step.Store store => Guarded(store.Condition, Code($"""
            await _connection.StoreVariablesAsync<{store.Context}>(
            {TermPrinter.Lines("", store.Values, ",", "    ", 8)}
                cancellationToken).ConfigureAwait(false);
            """)),
        Step.Hook hook => Assigned(hook.Result, hook.Condition, $"await {values.Function(hook.Method, ScopeKind.Account)}(_connection, {All(hook.Steps)}, cancellationToken).ConfigureAwait(false)"),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    private static string Guarded(Term? condition, string statement) => condition is null ? statement : Code($$"""
        if ({{TermPrinter.Text(condition)}})
        {
            {{statement}}
        }

        """);

    private static string Assigned(StepResult result, Term? condition, string value) => condition is null
        ? $"var {result.Variable} = {value};"
        : Code($"""
            {TypePrinter.Text(result.Type)} {result.Variable} = {TermPrinter.Operand(condition)}
                ? {value}
                : default;
            """);

    private static string Sent(Step.Send send) => $"await _connection.SendAsync({Construction(send)}, cancellationToken).ConfigureAwait(false)";

    private static string Construction(Step.Send send) => send.Arguments.Count == 0
        ? $"new {send.Action}()"
        : $"new {send.Action} {{ {string.Join(", ", send.Arguments.Select(static argument => $"{argument.Member} = {Given(argument)}"))} }}";

    private static string Given(StepArgument argument) => argument switch
    {
        StepArgument.Input { Needed: null } input => TermPrinter.Operand(input.Value),
        StepArgument.Input input => $"{TermPrinter.Operand(input.Value)} ?? throw new global::System.ArgumentException({CSharp.Literal(input.Needed + " is missing.")}, nameof(input))",
        StepArgument.Json json => Element(json.Value),
        StepArgument.Missing => "default!",
        _ => throw new ArgumentOutOfRangeException(nameof(argument), argument, null),
    };

    private static string All(EquatableArray<NamedTerm> steps) =>
        $"{RuntimeNames.StepValues}.All({string.Join(", ", steps.Select(static step => $"({CSharp.Literal(step.Name)}, {Element(step.Value)})"))})";

    private static string Element(Term json) => $"{RuntimeNames.StepValues}.Element({TermPrinter.Text(json)})";

    private string Result(Procedure procedure) => (procedure.IsWaiting, Value(procedure)) switch
    {
        (true, null) => "",
        (true, { } value) => $"return {value};",
        (false, null) => $"return {RuntimeNames.Task}.CompletedTask;",
        (false, { } value) => $"return {RuntimeNames.Task}.FromResult<{ResultType(procedure)}>({value});",
    };

    private string? Value(Procedure procedure) => procedure.Output is { } output
        ? $"{RuntimeNames.StepValues}.Read({TermPrinter.Text(output.Json)}, {types.Reader(output.Type)})"
        : procedure.Result?.Variable;
}
