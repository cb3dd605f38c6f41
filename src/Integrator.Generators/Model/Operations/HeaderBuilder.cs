using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Model.Schemas;

namespace Integrator.Generators.Model.Operations;

/// <summary>Described response headers to typed accessors; what a header cannot carry stays text.</summary>
internal sealed class HeaderBuilder(TypeBuilder types)
{
    public EquatableArray<ResponseHeader> Build(OperationDefinition operation, string action)
    {
        var scope = new NameScope([.. Names.OfRecords, "ResponseHeaders"]);
        return operation.Responses
            .SelectMany(static response => response.Headers)
            .GroupBy(static header => header.Name, StringComparer.OrdinalIgnoreCase)
            .Select(static same => same.First())
            .Select(header => new ResponseHeader(
                header.Name,
                scope.Take(Names.Pascal(WithoutX(header.Name))),
                Type(header, action).OrNull(),
                Prose.Sentence(Prose.Summary(header.Description, $"The {header.Name} header"))))
            .ToEquatableArray();
    }

    // RFC 6648: the X- says nothing.
    private static string WithoutX(string name) => name.Length > 2 && name.StartsWith("X-", StringComparison.OrdinalIgnoreCase) ? name.Substring(2) : name;

    private TypeRef Type(HeaderDefinition header, string action)
    {
        var name = action + Names.Pascal(WithoutX(header.Name));
        return types.Forms.Of(header.Schema) is Form.List list ? new TypeRef.List(Single(list.Item, name + "Item")) : Single(header.Schema, name);
    }

    private TypeRef Single(SchemaDefinition? schema, string name) => types.Forms.Shape(schema) switch
    {
        Form.Enumeration { IsNumber: false } => types.Of(schema, name).NotNull(),
        Form.Enumeration => new TypeRef.Scalar(ScalarKind.Int64),
        Form.Scalar { Kind: > ScalarKind.String and < ScalarKind.Int64Text or ScalarKind.DateTime or ScalarKind.Date or ScalarKind.Guid or ScalarKind.Uri } scalar => new TypeRef.Scalar(scalar.Kind),
        _ => TypeRef.String,
    };
}
