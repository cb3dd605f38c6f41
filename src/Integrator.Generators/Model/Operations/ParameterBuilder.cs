using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Operations;

/// <summary>Parameters to arguments, each with the way it travels.</summary>
internal sealed class ParameterBuilder(TypeBuilder types, Report report)
{
    public IEnumerable<(Parameter Parameter, Argument Argument)> Build(OperationDefinition operation, string action, NameScope members, NameScope arguments)
    {
        foreach (var definition in Settled(operation))
        {
            var spoken = definition.Alias ?? PathTemplate.Bare(definition.Name);
            var member = members.Take(Names.Pascal(spoken));
            var type = Carried(definition, types.Of(definition.Schema, action + Names.Pascal(spoken)).NotNull());
            var fallback = definition.IsRequired ? Fallbacks.Of(definition.Default, types.Forms.Shape(definition.Schema), type) : null;
            var isRequired = definition.IsRequired && fallback is null;
            var argument = new Argument(
                arguments.Take(Names.Camel(spoken)),
                member,
                type.OrNull(!definition.IsRequired),
                isRequired,
                Summary(definition, spoken),
                definition.IsDeprecated && !isRequired,
                fallback);
            yield return (Travelling(definition, member, argument.Type), argument);
        }
    }

    private string Summary(ParameterDefinition definition, string spoken)
    {
        var otherwise = definition.In == ParameterPlace.QueryString ? "The whole query" : ParameterProse.Of(types.Target(definition.Schema)) ?? $"The {spoken} {definition.In.ToString().ToLowerInvariant()} parameter";
        var summary = Prose.Sentence(Prose.Summary(definition.Description, otherwise));
        return definition is { IsRequired: false, Default: { } @default } && !summary.Contains(@default.Text) ? $"{summary} The default is {@default.Text}." : summary;
    }

    /// <summary>The parameters that the path and the document agree on; where they differ, the path is right.</summary>
    private IEnumerable<ParameterDefinition> Settled(OperationDefinition operation)
    {
        var open = PathTemplate.Names(PathTemplate.Sent(operation.Path)).Distinct(StringComparer.Ordinal).Except(operation.ComputedPath).ToList();
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.In != ParameterPlace.Path)
            {
                yield return parameter;
                continue;
            }

            var name = open.FirstOrDefault(name => PathTemplate.Bare(name) == parameter.Name)
                ?? open.FirstOrDefault(name => string.Equals(PathTemplate.Bare(name), parameter.Name, StringComparison.OrdinalIgnoreCase));
            if (name is null)
            {
                report.Add(Rules.UnusedPathParameter, parameter.Place["name"], parameter.Name, operation.Path);
                continue;
            }

            open.Remove(name);
            yield return parameter with { Name = name };
        }

        foreach (var name in open)
        {
            report.Add(Rules.UndeclaredPathParameter, Place.Root["paths"][operation.Path], operation.Path, name);
            yield return new ParameterDefinition(operation.Place, name, null, ParameterPlace.Path, true, false, null, null, false, false, null, null, null);
        }
    }

    /// <summary>The type, or text where the place can carry nothing richer or nothing is known.</summary>
    private static TypeRef Carried(ParameterDefinition definition, TypeRef type) =>
        IsFile(type) || (type == TypeRef.Any && definition.In is not (ParameterPlace.Query or ParameterPlace.QueryString)) ? TypeRef.String : type;

    private static Parameter Travelling(ParameterDefinition definition, string member, TypeRef type) => definition.In switch
    {
        ParameterPlace.Path => new Parameter.Path(definition.Name, member, !IsJson(definition) && (IsPlain(type) || IsPlainList(type)) ? null : type, PathStyle(definition), definition.IsExploded && HasParts(definition, type)),
        ParameterPlace.Header => new Parameter.Header(definition.Name, member, !IsJson(definition) && (IsPlain(type) || IsPlainList(type)) ? null : type, HeaderStyle(definition)),
        ParameterPlace.Cookie => new Parameter.Cookie(definition.Name, member, !IsJson(definition) && IsPlain(type) ? null : type, ObjectStyle(definition)),
        ParameterPlace.QueryString => new Parameter.QueryString(definition.MediaType ?? "application/x-www-form-urlencoded", member, type),
        _ when IsJson(definition) => new Parameter.QueryJson(definition.Name, member, type),
        _ when IsPlain(type) => new Parameter.Query(definition.Name, member, definition.AllowsReserved),
        _ when IsPlainList(type) => new Parameter.QueryList(definition.Name, member, ListStyle(definition), definition.AllowsReserved),
        _ when type is TypeRef.List && definition.Style != "DeepObject" => new Parameter.QueryJson(definition.Name, member, type),
        _ when type is TypeRef.Scalar => new Parameter.QueryScalar(definition.Name, member, type),
        _ => new Parameter.QueryObject(definition.Name, member, type, ObjectStyle(definition)),
    };

    private static bool IsJson(ParameterDefinition definition) => definition.MediaType is { } mediaType && MediaTypes.IsJson(MediaTypes.Bare(mediaType));

    // Items in the plain style stand between commas either way.
    private static bool HasParts(ParameterDefinition definition, TypeRef type) =>
        !IsPlain(type) && type is not TypeRef.Scalar && !(type is TypeRef.List && PathStyle(definition) == "Simple");

    private static bool IsPlainList(TypeRef type) => type is TypeRef.List list && IsPlain(list.Item);

    private static bool IsPlain(TypeRef type) => type switch
    {
        TypeRef.Named named => named.IsStruct,
        TypeRef.Scalar scalar => scalar.Kind is < ScalarKind.Int64Text or ScalarKind.DateTime or ScalarKind.Date or ScalarKind.Guid or ScalarKind.Uri
            or ScalarKind.Int64Text or ScalarKind.UInt64Text or ScalarKind.DoubleText or ScalarKind.DecimalText,
        _ => false,
    };

    private static bool IsFile(TypeRef type) => type is TypeRef.Scalar { Kind: ScalarKind.File or ScalarKind.Stream };

    private static string PathStyle(ParameterDefinition definition) =>
        IsJson(definition) ? "Json"
        : definition.AllowsReserved || PathTemplate.IsReserved(definition.Name) ? "Reserved"
        : definition.Style is "Label" or "Matrix" ? definition.Style
        : "Simple";

    private static string HeaderStyle(ParameterDefinition definition) => IsJson(definition) ? "Json" : definition.IsExploded ? "Pairs" : "Comma";

    private static string ListStyle(ParameterDefinition definition) => (definition.Style, definition.IsExploded) switch
    {
        ("SpaceDelimited", false) => "Space",
        ("PipeDelimited", false) => "Pipe",
        ("TabDelimited", false) => "Tab",
        ("DeepObject", _) => "Brackets",
        (_, true) => "Repeat",
        _ => "Comma",
    };

    private static string ObjectStyle(ParameterDefinition definition) => (definition.Style, definition.IsExploded) switch
    {
        _ when IsJson(definition) => "Json",
        ("DeepObject", _) => "Deep",
        (_, true) => "Form",
        _ => "Comma",
    };
}
