using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>The class that a user of a connector starts from.</summary>
internal static class ClientEmitter
{
    public static string Client(Connector connector, string access) => Code($$"""
        /// <summary>{{CSharp.Doc(connector.Summary)}}</summary>
        {{access}} partial class {{connector.Name}}Client
        {
            /// <summary>A client whose calls go through a connection.</summary>
            public {{connector.Name}}Client(global::Integrator.Connection connection)
            {
                {{Lines(connector.Resources.Select(static resource => $"{resource.Property} = new {resource.Name}(connection);"))}}
            }

            /// <summary>For a test double.</summary>
            protected {{connector.Name}}Client()
            {
                {{Lines(connector.Resources.Select(static resource => $"{resource.Property} = null!;"))}}
            }

            /// <summary>Where the API is and how a caller proves who it is.</summary>
            public static global::Integrator.Api Api { get; } = new({{CSharp.Literal(connector.Name)}})
            {
                {{BaseAddress(connector.Api)}}
                {{Origins(connector)}}
                {{Schemes(connector)}}
                {{Security(connector)}}
                {{SettingEmitter.Members(connector.Definition?.Api ?? [])}}
            };

            {{Paragraphs(connector.Resources.Select(Property))}}
        }
        """);

    private static string BaseAddress(Api api) =>
        api.BaseAddress is null ? "" : $"BaseAddress = {CSharp.Literal(api.BaseAddress)},";

    private static string Origins(Connector connector) =>
        HasOwn(connector, "AllowedOrigins") || connector.OperationOrigins.Count == 0 ? "" : $"AllowedOrigins = [{ModelEmitter.Strings(connector.OperationOrigins)}],";

    private static string Schemes(Connector connector) => HasOwn(connector, "Schemes") ? "" : Code($"""
        Schemes =
        [
            {Lines(connector.Api.Schemes.Select(Way))}
        ],
        """);

    private static string Security(Connector connector) =>
        connector.Api.Security.Count == 0 || HasOwn(connector, "Security") ? "" : $"Security = [{ModelEmitter.Strings(connector.Api.Security)}],";

    private static bool HasOwn(Connector connector, string member) => connector.Definition?.Api.Any(own => own.Name == member) == true;

    private static string Way(Scheme scheme) => scheme switch
    {
        Scheme.Bearer { Word: "Bearer" } => $"new global::Integrator.BearerScheme({CSharp.Literal(scheme.Name)}),",
        Scheme.Bearer bearer => $"new global::Integrator.BearerScheme({CSharp.Literal(scheme.Name)}, {CSharp.Literal(bearer.Word)}),",
        Scheme.Basic => $"new global::Integrator.BasicScheme({CSharp.Literal(scheme.Name)}),",
        Scheme.ApiKey key => $"new global::Integrator.ApiKeyScheme({CSharp.Literal(key.Name)}, global::Integrator.ApiKeyPlace.{key.Place}, {CSharp.Literal(key.Parameter)}),",
        _ => "",
    };

    private static string Property(Resource resource) => Code($$"""
        /// <summary>{{CSharp.Doc(resource.Summary)}}</summary>
        public virtual {{resource.Name}} {{resource.Property}} { get; }
        """);
}
