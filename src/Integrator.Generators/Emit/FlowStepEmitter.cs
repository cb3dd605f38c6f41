using System.Globalization;
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
        List<string> members =
        [
            .. step.Slot is { } slot ? ["Connection = " + slot] : Array.Empty<string>(),
            .. step.Label is { } label ? [$"Label = {CSharp.Literal(label)}"] : Array.Empty<string>(),
            .. step.Facts.Proceeds ? ["ProceedsOnFailure = true"] : Array.Empty<string>(),
            .. step.Facts.Breaks ? ["BreaksOtherwise = true"] : Array.Empty<string>(),
            .. step.Facts.UsesDefaultConnection ? ["UsesDefaultConnectionIfMissing = true"] : Array.Empty<string>(),
            .. step.Facts.IsOrdered ? ["Parallelism = 1"] : Array.Empty<string>(),
            .. step.Facts.MaxAttempts > 1 ? [$"MaxAttempts = {Number(step.Facts.MaxAttempts)}"] : Array.Empty<string>(),
            .. step.Facts.DelaySeconds > 0 ? [$"Delay = {RuntimeNames.TimeSpan}.FromSeconds({step.Facts.DelaySeconds.ToString("R", CultureInfo.InvariantCulture)})"] : Array.Empty<string>(),
        ];
        var initializer = members.Count > 0 ? $" {{ {string.Join(", ", members)} }}" : "";
        return $"private static readonly {Space}FlowStep s_step{step.Member} = new({CSharp.Literal(step.Name)}, {Space}FlowStepKind.{step.Kind}){initializer};";
    }

    /// <summary>The statement that takes records through a step.</summary>
    public string Taken(string variable, FlowStepModel step)
    {
        var (field, method, rules) = ("s_step" + step.Member, step.Member + "Async", Rules(step.Rules));
        var call = step.Work switch
        {
            FlowWork.Batch batch => $"await page.BatchAsync({field}, {variable}, {Number(batch.Size)}, {method}{rules}).ConfigureAwait(false)",
            FlowWork.Hook hook => $"await page.HookAsync({field}, {variable}, {hook.Method}{rules}).ConfigureAwait(false)",
            FlowWork.Hooked hooked => $"await page.SubmitAsync({field}, {variable}, Map{method}, {method}, Grown{step.Member}, {Hooks(hooked)}{rules}).ConfigureAwait(false)",
            FlowWork.Collect collect => $"page.Collect({CSharp.Literal(step.Name)}, {variable}, static record => record.{collect.Parent}, {collect.Method}, static (first, values) => first with {{ {collect.Into} = [.. {(collect.Value.IsNullable ? Space + "FlowValues.Present(values)" : "values")}] }})",
            _ => $"await page.EachAsync({field}, {variable}, {method}{rules}).ConfigureAwait(false)",
        };
        return (step.Note is { } note ? $"// {CSharp.Doc(note)}\n" : "") + $"{variable} = {call};";
    }

    // The types are named, so that a hook that nobody has written yet is the only error of its line.
    private string Hooks(FlowWork.Hooked hooked) => Initialized(
        $"SubmitHooks<{record}, global::{hooked.Submit.Call.Action}, {TypeText.Type(hooked.Answer)}>", ("Mapped", hooked.Mapped), ("Submitted", hooked.Submitted));

    private string Rules(FlowRules rules) => rules.IsEmpty ? "" : ", " + Initialized(
        $"StepRules<{record}>",
        ("When", rules.When?.Name),
        ("Connection", rules.Connection?.Name),
        ("Lock", rules.Lock?.Name),
        ("TraceKey", rules.TraceKey?.Name),
        ("Before", rules.Before),
        ("After", rules.After));

    private static string Initialized(string type, params (string Name, string? Value)[] members) =>
        $"new {Space}{type} {{ {string.Join(", ", members.Where(static one => one.Value is not null).Select(static one => $"{one.Name} = {one.Value}"))} }}";

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
        private {{TypeText.Type(collect.Value.Type)}}{{(collect.Value.IsNullable ? "?" : "")}} {{collect.Method}}({{record}} record)
        {
            {{(collect.Value.Expression.UsesEvaluation ? FlowValueEmitter.NewEvaluation : "")}}
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

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
