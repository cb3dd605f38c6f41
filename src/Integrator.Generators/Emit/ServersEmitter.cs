using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>The addresses of an API that has several.</summary>
internal static class ServersEmitter
{
    public static string Servers(Connector connector, string access) => connector.Servers.Count == 0 ? "" : Code($$"""
        /// <summary>Where the API is, for <see cref="global::Integrator.ConnectionOptions.BaseAddress"/>.</summary>
        {{access}} static class {{connector.Name}}Servers
        {
            {{Paragraphs(connector.Servers.Select(Server))}}
        }
        """);

    private static string Server(Server server) => Code($"""
        /// <summary>{CSharp.Doc(server.Summary)}: <c>{CSharp.Doc(server.Url)}</c>.</summary>
        {Parameters(server)}
        public static global::System.Uri {server.Name}{Signature(server)} => new({Host(server)}{CSharp.Literal(server.Url)}{string.Concat(server.Variables.Select(Filled))});
        """);

    private static string Parameters(Server server) => Lines(
        (server.IsRelative ? ["/// <param name=\"host\">Where the address starts.</param>"] : Enumerable.Empty<string>())
            .Concat(server.Variables.Select(static variable => $"/// <param name=\"{variable.Argument.TrimStart('@')}\">{CSharp.Doc(variable.Summary)}</param>")));

    private static string Signature(Server server)
    {
        var arguments = (server.IsRelative ? ["global::System.Uri host"] : Enumerable.Empty<string>()).Concat(server.Variables.Select(Argument)).ToList();
        return arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})";
    }

    private static string Host(Server server) => server.IsRelative ? "host, " : "";

    private static string Argument(ServerVariable variable) => variable switch
    {
        { Default: null } => $"{TypeText.Type(variable.Type)} {variable.Argument}",
        { Type: TypeRef.Scalar } => $"string {variable.Argument} = {CSharp.Literal(variable.Default)}",
        _ => $"{TypeText.Type(variable.Type.OrNull())} {variable.Argument} = null",
    };

    private static string Filled(ServerVariable variable) => $".Replace({CSharp.Literal("{" + variable.Wire + "}")}, {Text(variable)})";

    private static string Text(ServerVariable variable) => variable switch
    {
        { Type: TypeRef.Scalar } => variable.Argument,
        { Default: null } => variable.Argument + ".Value",
        _ => $"{variable.Argument}?.Value ?? {CSharp.Literal(variable.Default)}",
    };
}
