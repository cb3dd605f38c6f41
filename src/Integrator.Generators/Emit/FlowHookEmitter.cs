using Integrator.Generators.Model;
using Integrator.Generators.Model.Flows;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>The methods of a flow that its user writes. Without one, the project does not compile.</summary>
internal static class FlowHookEmitter
{
    private const string Space = "global::Integrator.Flows.";

    public static string Text(FlowHook hook, string record) => Code($$"""
        /// <summary>{{CSharp.Doc(hook.Summary)}}</summary>
        private partial {{RuntimeNames.Task}}{{Signature(hook, record)}};
        """);

    private static string Signature(FlowHook hook, string record) => hook switch
    {
        FlowHook.OfRecords => $"<{List($"{Space}HookResult<{record}>")}> {hook.Name}({List(record)} records, {RuntimeNames.CancellationToken} cancellationToken)",
        FlowHook.OfPage => $"<{Space}PageHookResult<{record}>> {hook.Name}({List(record)} records, {RuntimeNames.CancellationToken} cancellationToken)",
        FlowHook.OfRoutes => $"<{List(List("string"))}> {hook.Name}({List(record)} records, {RuntimeNames.CancellationToken} cancellationToken)",
        FlowHook.OfActions actions => $"<{List($"{Space}HookResult<{actions.Action}>")}> {hook.Name}({List(record)} records, {List(actions.Action)} actions, {RuntimeNames.CancellationToken} cancellationToken)",
        FlowHook.OfAnswers answers => $"<{List(Result(answers.Answer))}> {hook.Name}({List(record)} records, {List(Result(answers.Answer))} results, {RuntimeNames.CancellationToken} cancellationToken)",
        _ => $" {hook.Name}({RuntimeNames.CancellationToken} cancellationToken)",
    };

    private static string List(string item) => $"{RuntimeNames.ReadOnlyList}<{item}>";

    private static string Result(TypeRef answer) => $"{Space}SubmitResult<{TypeText.Type(answer)}>";
}
