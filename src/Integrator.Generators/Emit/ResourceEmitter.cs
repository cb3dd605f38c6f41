using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>The methods of a resource and the actions behind them.</summary>
internal static class ResourceEmitter
{
    private const int LineLength = 160;
    private const string Cancellation = "global::System.Threading.CancellationToken cancellationToken = default";

    public static string Resource(Resource resource, string access, TypeText types) => Code($$"""
        /// <summary>{{CSharp.Doc(resource.Summary)}}</summary>
        {{access}} partial class {{resource.Name}}
        {
            private readonly global::Integrator.Connection _connection;

            internal {{resource.Name}}(global::Integrator.Connection connection) => _connection = connection;

            /// <summary>For a test double.</summary>
            protected {{resource.Name}}() => _connection = null!;

            {{Paragraphs(resource.Operations.Select(Method))}}
        }

        {{Paragraphs(resource.Operations.Select(operation => ActionEmitter.Action(operation, access, types)))}}
        """);

    private static string Method(Operation operation) => operation.Paging is { } paging ? PagedEmitter.Methods(operation, paging) : Code($$"""
        /// <summary>{{Summary(operation)}}</summary>
        {{Remarks(operation)}}
        {{Parameters(operation)}}
        {{Obsolete(operation.IsObsolete)}}
        public virtual {{Task(operation)}} {{operation.Method}}Async{{Signature(operation)}} =>
            _connection.{{Sending(operation)}}({{Construction(operation)}}, cancellationToken);

        /// <summary>As <c>{{operation.Method}}Async</c>, with status and headers; no status is thrown.</summary>
        {{Obsolete(operation.IsObsolete)}}
        public virtual global::System.Threading.Tasks.Task<global::Integrator.ApiResponse<{{TypeText.Type(operation.Result)}}>> {{operation.Method}}ResponseAsync{{Signature(operation)}} =>
            _connection.SendForResponseAsync({{Construction(operation)}}, cancellationToken);
        """);

    public static string Summary(Operation operation) =>
        $"{CSharp.Doc(operation.Summary)}: <c>{CSharp.Doc(operation.Verb)} {CSharp.Doc(operation.Path)}</c>.";

    public static string Obsolete(bool isObsolete) =>
        isObsolete ? "[global::System.Obsolete(\"The API calls this deprecated.\")]" : "";

    public static string Remarks(Operation operation) =>
        operation.Remarks is null ? "" : $"/// <remarks>{CSharp.Doc(operation.Remarks)}</remarks>";

    public static string Parameters(Operation operation) =>
        operation.Arguments.Count == 0
            ? ""
            : Lines(operation.Arguments
                .Select(static argument => $"/// <param name=\"{argument.Name.TrimStart('@')}\">{CSharp.Doc(argument.Summary)}</param>")
                .Append("/// <param name=\"cancellationToken\">Ends the call.</param>"));

    private static string Task(Operation operation) => operation.Result switch
    {
        null => "global::System.Threading.Tasks.Task",
        TypeRef.Items => TypeText.Type(operation.Result),
        _ => $"global::System.Threading.Tasks.Task<{TypeText.Type(operation.Result)}>",
    };

    private static string Sending(Operation operation) => operation.Result is TypeRef.Items ? "StreamAsync" : "SendAsync";

    /// <param name="further">Arguments that come before the last.</param>
    public static string Signature(Operation operation, params string[] further)
    {
        var arguments = operation.Arguments.Select(Argument).Concat(further).Append(Cancellation).ToList();
        var oneLine = $"({string.Join(", ", arguments)})";
        return oneLine.Length <= LineLength ? oneLine : $"(\n    {string.Join(",\n    ", arguments)})";
    }

    private static string Argument(Argument argument) => argument switch
    {
        { IsRequired: true } => $"{TypeText.Type(argument.Type)} {argument.Name}",
        { Fallback: { } text, Type: TypeRef.Scalar } => $"{TypeText.Type(argument.Type)} {argument.Name} = {TypeText.Constant(argument.Type, text)}",
        _ => $"{TypeText.Type(argument.Type.OrNull())} {argument.Name} = null",
    };

    public static string Construction(Operation operation) =>
        operation.Arguments.Count == 0
            ? $"new {operation.Name}()"
            : $"new {operation.Name} {{ {string.Join(", ", operation.Arguments.Select(static argument => $"{argument.Member} = {Given(argument)}"))} }}";

    // Only what C# counts among its constants can be the default of an argument.
    private static string Given(Argument argument) =>
        argument is { Fallback: { } text, Type: TypeRef.Named } ? $"{argument.Name} ?? {TypeText.Constant(argument.Type, text)}" : argument.Name;
}
