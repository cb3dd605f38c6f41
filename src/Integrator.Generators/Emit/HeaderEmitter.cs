using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>The response headers that an operation describes, each as what it holds.</summary>
internal static class HeaderEmitter
{
    public static string Headers(Operation operation, TypeText types) => operation.Headers.Count == 0 ? "" : Code($$"""
        /// <summary>The response headers that <c>{{operation.Name}}</c> describes.</summary>
        public readonly struct ResponseHeaders(global::Integrator.ApiHeaders headers)
        {
            {{Lines(operation.Headers.Select(header => Header(header, types)))}}
        }
        """);

    private static string Header(ResponseHeader header, TypeText types) => Code($$"""
        /// <summary>{{CSharp.Doc(header.Summary)}}</summary>
        public {{types.Qualified(header.Type)}} {{header.Name}} => {{Value(header.Type.NotNull(), CSharp.Literal(header.Wire), types)}};
        """);

    private static string Value(TypeRef type, string name, TypeText types) => type switch
    {
        TypeRef.List { Item: TypeRef.Named item } => $"headers.List({name})?.ConvertAll(static text => new {types.Qualified(item)}(text))",
        TypeRef.List { Item: var item } when TypeText.IsStruct(item) => $"headers.List<{types.Qualified(item)}>({name})",
        TypeRef.List { Item: TypeRef.Scalar { Kind: ScalarKind.Uri } } => $"headers.List({name})?.ConvertAll(static text => new global::System.Uri(text, global::System.UriKind.RelativeOrAbsolute))",
        TypeRef.List => $"headers.List({name})",
        TypeRef.Named => $"headers.Text({name}) is {{ }} text ? new {types.Qualified(type)}(text) : null",
        TypeRef.Scalar { Kind: ScalarKind.Uri } => $"headers.Address({name})",
        _ when TypeText.IsStruct(type) => $"headers.Value<{types.Qualified(type)}>({name})",
        _ => $"headers.Text({name})",
    };
}
