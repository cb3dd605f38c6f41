using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>The class that a user of a connector starts from.</summary>
internal sealed class ClientEmitter(ValueEmitter values)
{
    public string Client(Connector connector, string access) => Code($$"""
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
                {{new IntegrationEmitter(values).Api(connector)}}
            };

            {{Paragraphs(connector.Resources.Select(Property))}}
        }
        """);

    private static string BaseAddress(Api api) =>
        api.BaseAddress is null ? "" : $"BaseAddress = {CSharp.Literal(api.BaseAddress)},";

    private static string Origins(Connector connector) =>
        connector.Integration?.AllowedOrigins.Count > 0 || connector.OperationOrigins.Count == 0 ? "" : $"AllowedOrigins = [{ModelEmitter.Strings(connector.OperationOrigins)}],";

    private string Schemes(Connector connector) => connector.Integration?.Schemes.Count > 0 ? "" : Code($"""
        Schemes =
        [
            {Lines(connector.Api.Schemes.Select(scheme => new SchemeEmitter(values).Value(scheme) + ","))}
        ],
        """);

    private static string Security(Connector connector) =>
        connector.Api.Security.Count == 0 || connector.Integration?.Security.Count > 0 ? "" : $"Security = [{ModelEmitter.Strings(connector.Api.Security)}],";

    private static string Property(Resource resource) => Code($$"""
        /// <summary>{{CSharp.Doc(resource.Summary)}}</summary>
        public virtual {{resource.Name}} {{resource.Property}} { get; }
        """);
}
