using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>The methods of a resource and the actions behind them.</summary>
internal sealed class ResourceEmitter(ValueEmitter values, TypeText types)
{
    // Members stand four columns in, and a declaration is followed by an arrow.
    private const int LineLength = 150;
    private const string Cancellation = "global::System.Threading.CancellationToken cancellationToken = default";

    public string Resource(Resource resource, string access) => Code($$"""
        /// <summary>{{CSharp.Doc(resource.Summary)}}</summary>
        {{access}} partial class {{resource.Name}}
        {
            {{Constructors(resource.Name)}}

            {{Paragraphs(resource.Operations.Select(Method))}}
        }

        {{Paragraphs(resource.Operations.Select(operation => new ActionEmitter(values, types).Action(operation, access)))}}
        """);

    /// <summary>The connection of a resource, and how it gets it.</summary>
    public static string Constructors(string resource) => Code($$"""
        private readonly global::Integrator.Connection _connection;

        internal {{resource}}(global::Integrator.Connection connection) => _connection = connection;

        /// <summary>For a test double.</summary>
        protected {{resource}}() => _connection = null!;
        """);

    private static string Method(Operation operation) => operation.Paging is { } paging ? PagingEmitter.Methods(operation, paging) : Code($$"""
        /// <summary>{{Summary(operation)}}</summary>
        {{Remarks(operation)}}
        {{Parameters(operation)}}
        {{Attributes(operation)}}
        {{Declaration(Task(operation), operation.Method + "Async", operation)}} =>
            {{Call(Sending(operation), operation)}};

        /// <summary>Same as <c>{{operation.Method}}Async</c>, but returns the status and headers and does not throw for error statuses.</summary>
        {{Attributes(operation)}}
        {{Declaration(Response(operation), operation.Method + "ResponseAsync", operation)}} =>
            {{Call("SendForResponseAsync", operation)}};
        """);

    public static string Summary(Operation operation) =>
        $"{CSharp.Doc(operation.Summary)}: <c>{CSharp.Doc(operation.Verb)} {CSharp.Doc(operation.Path)}</c>.";

    /// <summary>The attributes of a method of a resource.</summary>
    public static string Attributes(Operation operation) => Lines(
    [
        Obsolete(operation.IsObsolete),
        operation.Browsable is { } browsable ? $"[{RuntimeNames.EditorBrowsable}({RuntimeNames.EditorBrowsableState}.{browsable})]" : "",
    ]);

    public static string Obsolete(bool isObsolete) =>
        isObsolete ? "[global::System.Obsolete(\"The API calls this deprecated.\")]" : "";

    public static string Remarks(Operation operation) => Lines(new[]
    {
        operation.Remarks is { } remarks ? $"/// <remarks>{CSharp.Doc(remarks)}</remarks>" : "",
        operation.DocumentationUrl is { } url ? $"/// <seealso href=\"{CSharp.Doc(url)}\">The provider's documentation.</seealso>" : "",
    }.Where(static line => line.Length > 0));

    /// <param name="further">The documentation of arguments that come before the last.</param>
    public static string Parameters(Operation operation, params string[] further) =>
        operation.Arguments.Count + further.Length == 0
            ? ""
            : Lines(operation.Arguments
                .Select(static argument => $"/// <param name=\"{argument.Name.TrimStart('@')}\">{CSharp.Doc(argument.Summary)}</param>")
                .Concat(further)
                .Append("/// <param name=\"cancellationToken\">Cancels the call.</param>"));

    private static string Task(Operation operation) => operation.Result switch
    {
        null => "global::System.Threading.Tasks.Task",
        TypeRef.Items => TypeText.Type(operation.Result),
        _ => $"global::System.Threading.Tasks.Task<{TypeText.Type(operation.Result)}>",
    };

    private static string Sending(Operation operation) => operation.Result is TypeRef.Items ? "StreamAsync" : "SendAsync";

    private static string Response(Operation operation) => $"global::System.Threading.Tasks.Task<global::Integrator.ApiResponse<{TypeText.Type(operation.Result)}>>";

    /// <summary>The declaration of a method of a resource, on one line or with an argument a line.</summary>
    /// <param name="further">Arguments that come before the last.</param>
    public static string Declaration(string type, string name, Operation operation, params string[] further)
    {
        var arguments = operation.Arguments.Select(Argument).Concat(further).Append(Cancellation).ToList();
        var oneLine = $"public virtual {type} {name}({string.Join(", ", arguments)})";
        return oneLine.Length <= LineLength ? oneLine : $"public virtual {type} {name}(\n    {string.Join(",\n    ", arguments)})";
    }

    /// <summary>The call of the connection, on one line or with a member of the action a line.</summary>
    /// <param name="further">Arguments that come after the action.</param>
    public static string Call(string method, Operation operation, params string[] further)
    {
        var oneLine = $"_connection.{method}({Construction(operation)}, {string.Join(", ", further.Append("cancellationToken"))})";
        return oneLine.Length <= LineLength || operation.Arguments.Count == 0 ? oneLine : Code($$"""
            _connection.{{method}}(
                new {{operation.Name}}
                {
                    {{Lines(operation.Arguments.Select(static argument => $"{argument.Member} = {Given(argument)},"))}}
                },
                {{string.Join(", ", further.Append("cancellationToken"))}})
            """);
    }

    private static string Argument(Argument argument) => argument switch
    {
        { IsRequired: true } => $"{TypeText.Type(argument.Type)} {argument.Name}",
        { Fallback: { } text, Type: TypeRef.Scalar } => $"{TypeText.Type(argument.Type)} {argument.Name} = {TypeText.Constant(argument.Type, text)}",
        _ => $"{TypeText.Type(argument.Type.OrNull())} {argument.Name} = null",
    };

    private static string Construction(Operation operation) =>
        operation.Arguments.Count == 0
            ? $"new {operation.Name}()"
            : $"new {operation.Name} {{ {string.Join(", ", operation.Arguments.Select(static argument => $"{argument.Member} = {Given(argument)}"))} }}";

    // Only what C# counts among its constants can be the default of an argument.
    private static string Given(Argument argument) =>
        argument is { Fallback: { } text, Type: TypeRef.Named } ? $"{argument.Name} ?? {TypeText.Constant(argument.Type, text)}" : argument.Name;
}
