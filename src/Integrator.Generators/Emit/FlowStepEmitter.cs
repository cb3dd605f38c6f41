using Integrator.Generators.Expressions.Printing;
using Integrator.Generators.Model.Flows;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>The steps of a flow to fields, calls and methods.</summary>
/// <param name="record">The type of the records.</param>
internal sealed class FlowStepEmitter(string record)
{
    private const string Space = "global::Integrator.Flows.";

    public FlowValueEmitter Values { get; } = new();

    public static string Field(FlowStepModel step)
    {
        var created = Initializer.New(
            null,
            [CSharp.Literal(step.Name), $"{Space}FlowStepKind.{step.Kind}"],
            Initializer.Set("Connection", step.Slot),
            Initializer.Text("Label", step.Label),
            Initializer.Flag("ProceedsOnFailure", step.Facts.Proceeds),
            Initializer.Flag("BreaksOtherwise", step.Facts.Breaks),
            Initializer.Flag("UsesDefaultConnectionIfMissing", step.Facts.UsesDefaultConnection),
            Initializer.Number("Parallelism", step.Facts.IsOrdered ? 1 : null),
            Initializer.Number("MaxAttempts", step.Facts.MaxAttempts > 1 ? step.Facts.MaxAttempts : null),
            Initializer.Seconds("Delay", step.Facts.DelaySeconds > 0 ? step.Facts.DelaySeconds : null));
        return $"private static readonly {Space}FlowStep s_step{step.Member} = {created};";
    }

    /// <summary>The statement that takes records through a step.</summary>
    public string Taken(string variable, FlowStepModel step)
    {
        var (field, method, rules) = ("s_step" + step.Member, step.Member + "Async", Rules(step.Rules));
        var call = step.Work switch
        {
            FlowWork.Batch batch => $"await page.BatchAsync({field}, {variable}, {Initializer.Number(batch.Size)}, {method}{rules}).ConfigureAwait(false)",
            FlowWork.Hook hook => $"await page.HookAsync({field}, {variable}, {hook.Method}{rules}).ConfigureAwait(false)",
            FlowWork.Hooked hooked => $"await page.SubmitAsync({field}, {variable}, Map{method}, {method}, Grown{step.Member}, {Hooks(hooked)}{rules}).ConfigureAwait(false)",
            FlowWork.Collect collect => $"page.Collect({CSharp.Literal(step.Name)}, {variable}, static record => record.{collect.Parent}, {collect.Method}, static (first, values) => first with {{ {collect.Into} = [.. {(collect.Value.IsNullable ? Space + "FlowValues.Present(values)" : "values")}] }})",
            _ => $"await page.EachAsync({field}, {variable}, {method}{rules}).ConfigureAwait(false)",
        };
        return (step.Note is { } note ? $"// {CSharp.Doc(note)}\n" : "") + $"{variable} = {call};";
    }

    // The types are named, so that a hook that nobody has written yet is the only error of its line.
    private string Hooks(FlowWork.Hooked hooked) => Initializer.New(
        $"{Space}SubmitHooks<{record}, global::{hooked.Submit.Call.Action}, {TypeText.Type(hooked.Answer)}>",
        [],
        Initializer.Set("Mapped", hooked.Mapped),
        Initializer.Set("Submitted", hooked.Submitted));

    private string Rules(FlowRules rules) => rules.IsEmpty ? "" : ", " + Initializer.New(
        $"{Space}StepRules<{record}>",
        [],
        Initializer.Set("When", rules.When?.Name),
        Initializer.Set("Connection", rules.Connection?.Name),
        Initializer.Set("Lock", rules.Lock?.Name),
        Initializer.Set("TraceKey", rules.TraceKey?.Name),
        Initializer.Set("Before", rules.Before),
        Initializer.Set("After", rules.After));

    /// <summary>The methods that do the work of a step.</summary>
    public IEnumerable<string> Methods(FlowStepModel step) => step.Work switch
    {
        FlowWork.Send send => [Code($$"""
            private async {{RuntimeNames.Task}}<{{record}}> {{step.Member}}Async({{record}} record, {{Space}}StepCall call)
            {
                {{FlowValueEmitter.Evaluation(send.Submit.Call.Members.Concat(send.Submit.Growth))}}
                {{Sent(send.Submit)}}
                {{Returned("record", send.Submit.Growth)}}
            }
            """)],
        FlowWork.Upsert upsert => [Upsert(step, upsert)],
        FlowWork.Each each => [Each(step, each)],
        FlowWork.Batch batch => [Batch(step, batch)],
        FlowWork.Hooked hooked => Hooked(step, hooked),
        FlowWork.Collect collect => [Collected(collect)],
        _ => [],
    };

    /// <summary>A method that computes one value of a record.</summary>
    public static string Method(FlowMethod method, string type, string record) => MethodPrinter.Text(
        method.Expression, $"private {type} {method.Name}({record} record)", method.Expression.UsesEvaluation ? FlowValueEmitter.NewEvaluation : "");

    /// <summary>A record with what an answer adds.</summary>
    public string Grown(string from, EquatableArray<FlowMember> growth) => growth.Count == 0 ? from : Code($$"""
        {{from}} with
        {
            {{Lines(growth.Select(member => $"{member.Name} = {Values.Text(member.Value)},"))}}
        }
        """);

    private string Returned(string from, EquatableArray<FlowMember> growth) => $"return {Grown(from, growth)};";

    private string Sent(FlowSubmit submit, bool keepsAnswer = false) => Lines(
    [
        $"var action = {Values.Action(submit.Call)};",
        (keepsAnswer || submit.UsesAnswer ? "var answer = " : "") + "await call.SendAsync(action).ConfigureAwait(false);",
        Check(submit.Check),
    ]);

    private static string Check(FlowCheck? check) => check is null ? "" : Code($$"""
        if ({{FlowValueEmitter.Term(check.Fails)}})
        {
            throw new {{Space}}StepException("refused", {{(check.Message is { } message ? $"{FlowValueEmitter.Term(message)} ?? " : "")}}"The API says in its answer that it did not do it.");
        }

        """);

    private string Upsert(FlowStepModel step, FlowWork.Upsert upsert) => Code($$"""
        private async {{RuntimeNames.Task}}<{{record}}> {{step.Member}}Async({{record}} record, {{Space}}StepCall call)
        {
            {{FlowValueEmitter.Evaluation(upsert.Find.Members.Concat(Members(upsert.Found)).Concat(Members(upsert.Missing)), upsert.Exists)}}
            {{$"var find = {Values.Action(upsert.Find)};"}}
            var {{(upsert.Extract is null ? "found" : "response")}} = await call.FindAsync(find).ConfigureAwait(false);
            {{(upsert.Extract is { } extract ? $"var found = {FlowValueEmitter.Term(extract)};" : "")}}
            if ({{FlowValueEmitter.Term(upsert.Exists)}})
            {
                {{Submitted(upsert.Found)}}
            }
            else
            {
                {{Submitted(upsert.Missing)}}
            }
        }
        """);

    private static IEnumerable<FlowMember> Members(FlowSubmit? submit) => submit is null ? [] : submit.Call.Members.Concat(submit.Growth);

    private string Submitted(FlowSubmit? submit) => submit is null ? "return call.Ignore(record);" : Lines([Sent(submit), Returned("record", submit.Growth)]);

    private string Each(FlowStepModel step, FlowWork.Each each) => Code($$"""
        private async {{RuntimeNames.Task}}<{{record}}> {{step.Member}}Async({{record}} record, {{Space}}StepCall call)
        {
            {{FlowValueEmitter.Evaluation(Members(each.Submit), each.Items)}}
            {{(each.Answer is { } type ? $"var answers = new global::System.Collections.Generic.List<{TypeText.Type(type)}>();" : "")}}
            foreach (var {{each.Variable}} in {{FlowValueEmitter.Term(each.Items)}} ?? [])
            {
                {{Sent(each.Submit with { Growth = [] }, keepsAnswer: each.Answer is not null)}}
                {{(each.Answer is null ? "" : "answers.Add(answer);")}}
            }

            {{Returned("record", each.Submit.Growth)}}
        }
        """);

    private string Collected(FlowWork.Collect collect) => Code($$"""
        private {{TypeText.Type(collect.Value.Type.OrNull(collect.Value.IsNullable))}} {{collect.Method}}({{record}} record)
        {
            {{FlowValueEmitter.Evaluation([], collect.Value.Expression)}}
            {{$"return {Values.Text(collect.Value)};"}}
        }
        """);

    private string Batch(FlowStepModel step, FlowWork.Batch batch) => Code($$"""
        private async {{RuntimeNames.Task}}<{{RuntimeNames.ReadOnlyList}}<{{record}}>> {{step.Member}}Async({{RuntimeNames.ReadOnlyList}}<{{record}}> records, {{Space}}StepCall call)
        {
            {{FlowValueEmitter.Evaluation(Members(batch.Submit))}}
            {{Sent(batch.Submit)}}
            {{(batch.Submit.Growth.Count == 0 ? "return records;" : $"return {Space}FlowValues.Each(records, record => {Grown("record", batch.Submit.Growth)});")}}
        }
        """);

    private IEnumerable<string> Hooked(FlowStepModel step, FlowWork.Hooked hooked)
    {
        var (action, answer, submit) = ("global::" + hooked.Submit.Call.Action, TypeText.Type(hooked.Answer), hooked.Submit);
        var waits = submit.Call.Members.Any(static member => FlowValueEmitter.Waits(member.Value));
        yield return Code($$"""
            private {{(waits ? "async " : "")}}{{RuntimeNames.Task}}<{{action}}> Map{{step.Member}}Async({{record}} record, {{Space}}StepCall call)
            {
                {{FlowValueEmitter.Evaluation(submit.Call.Members)}}
                {{$"var action = {Values.Action(submit.Call)};"}}
                return {{(waits ? "action" : $"{RuntimeNames.Task}.FromResult(action)")}};
            }
            """);
        yield return Code($$"""
            private async {{RuntimeNames.Task}}<{{answer}}> {{step.Member}}Async({{action}} action, {{Space}}StepCall call)
            {
                var answer = await call.SendAsync(action).ConfigureAwait(false);
                {{Check(submit.Check)}}
                return answer;
            }
            """);
        yield return Code($$"""
            private {{record}} Grown{{step.Member}}({{record}} record, {{answer}} answer)
            {
                {{FlowValueEmitter.Evaluation(submit.Growth)}}
                {{Returned("record", submit.Growth)}}
            }
            """);
    }
}
