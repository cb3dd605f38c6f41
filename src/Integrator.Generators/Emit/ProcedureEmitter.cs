using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>Actions of several steps.</summary>
internal static class ProcedureEmitter
{
    public static string Procedures(Connector connector, string access) => connector.Definition is not { Procedures.Count: > 0 } definition ? "" : Code($$"""
        /// <summary>Actions of several steps.</summary>
        {{access}} partial class {{definition.Procedures[0].Resource}}
        {
            {{Paragraphs(definition.Procedures.Select(Procedure))}}
        }
        """);

    private static string Procedure(Procedure procedure) => Code($$"""
        /// <summary>{{CSharp.Doc(procedure.Summary)}}.</summary>
        {{Input(procedure)}}
        /// <param name="cancellationToken">Ends the calls.</param>
        public virtual {{Async(procedure)}}{{Task(procedure)}} {{procedure.Method}}Async({{Signature(procedure)}}global::System.Threading.CancellationToken cancellationToken = default)
        {
            {{Lines(procedure.Statements)}}
            {{Result(procedure)}}
        }
        """);

    private static string Input(Procedure procedure) => procedure.Input is null ? "" : "/// <param name=\"input\">What the steps are given.</param>";

    private static string Signature(Procedure procedure) => procedure.Input is null ? "" : $"{TypeText.Type(procedure.Input)} input, ";

    private static string Task(Procedure procedure) => procedure.ResultType is null
        ? "global::System.Threading.Tasks.Task"
        : $"global::System.Threading.Tasks.Task<{procedure.ResultType}>";

    private static string Async(Procedure procedure) => procedure.IsWaiting ? "async " : "";

    private static string Result(Procedure procedure) => (procedure.IsWaiting, procedure.Result) switch
    {
        (true, null) => "",
        (true, _) => $"return {procedure.Result};",
        (false, null) => "return global::System.Threading.Tasks.Task.CompletedTask;",
        _ => $"return global::System.Threading.Tasks.Task.FromResult<{procedure.ResultType}>({procedure.Result});",
    };
}
