using Integrator.Generators.Definitions;
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
            var member = members.Take(Names.Pascal(definition.Name));
            var type = Carried(definition, types.Of(definition.Schema, action + Names.Pascal(definition.Name)).NotNull());
            var argument = new Argument(
                arguments.Take(Names.Camel(definition.Name)),
                member,
                type.OrNull(!definition.IsRequired),
                definition.IsRequired,
                Prose.Sentence(Prose.Summary(definition.Description, $"The {definition.Name} {definition.In.ToString().ToLowerInvariant()} parameter")),
                definition.IsDeprecated && !definition.IsRequired);
            yield return (Travelling(definition, member, argument.Type), argument);
        }
    }

    /// <summary>The parameters that the path and the document agree on; where they differ, the path is right.</summary>
    private IEnumerable<ParameterDefinition> Settled(OperationDefinition operation)
    {
        var open = PathTemplate.Names(PathTemplate.Sent(operation.Path)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.In != ParameterPlace.Path)
            {
                yield return parameter;
                continue;
            }

            var name = open.FirstOrDefault(name => name == parameter.Name) ?? open.FirstOrDefault(name => string.Equals(name, parameter.Name, StringComparison.OrdinalIgnoreCase));
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
            report.Add(Rules.UndeclaredPathParameter, operation.Place.Parent!, operation.Path, name);
            yield return new ParameterDefinition(operation.Place, name, ParameterPlace.Path, true, false, null, null, false, false, null);
        }
    }

    /// <summary>The type, or text where the place can carry nothing richer.</summary>
    private static TypeRef Carried(ParameterDefinition definition, TypeRef type) => definition.In switch
    {
        ParameterPlace.Query => IsFile(type) ? TypeRef.String : type,
        ParameterPlace.Cookie => IsPlain(type) ? type : TypeRef.String,
        _ => IsPlain(type) || IsPlainList(type) ? type : TypeRef.String,
    };

    private static Parameter Travelling(ParameterDefinition definition, string member, TypeRef type) => definition.In switch
    {
        ParameterPlace.Path => new Parameter.Path(definition.Name, member, PathStyle(definition.Style)),
        ParameterPlace.Header => new Parameter.Header(definition.Name, member),
        ParameterPlace.Cookie => new Parameter.Cookie(definition.Name, member),
        _ when definition.IsJson => new Parameter.QueryJson(definition.Name, member, type),
        _ when IsPlain(type) => new Parameter.Query(definition.Name, member),
        _ when IsPlainList(type) => new Parameter.QueryList(definition.Name, member, ListStyle(definition)),
        _ when type is TypeRef.List => new Parameter.QueryJson(definition.Name, member, type),
        _ when type is TypeRef.Scalar => new Parameter.QueryScalar(definition.Name, member, type),
        _ => new Parameter.QueryObject(definition.Name, member, type, ObjectStyle(definition)),
    };

    private static bool IsPlainList(TypeRef type) => type is TypeRef.List list && IsPlain(list.Item);

    private static bool IsPlain(TypeRef type) => type switch
    {
        TypeRef.Named named => named.IsStruct,
        TypeRef.Scalar scalar => scalar.Kind is < ScalarKind.Int64Text or ScalarKind.DateTime or ScalarKind.Date or ScalarKind.Guid or ScalarKind.Uri
            or ScalarKind.Int64Text or ScalarKind.DoubleText or ScalarKind.DecimalText,
        _ => false,
    };

    private static bool IsFile(TypeRef type) => type is TypeRef.Scalar { Kind: ScalarKind.File or ScalarKind.Stream };

    private static string? PathStyle(string? style) => style is "Label" or "Matrix" ? style : null;

    private static string ListStyle(ParameterDefinition definition) => (definition.Style, definition.IsExploded) switch
    {
        ("SpaceDelimited", false) => "Space",
        ("PipeDelimited", false) => "Pipe",
        ("DeepObject", _) => "Brackets",
        (_, true) => "Repeat",
        _ => "Comma",
    };

    private static string ObjectStyle(ParameterDefinition definition) => (definition.Style, definition.IsExploded) switch
    {
        ("DeepObject", _) => "Deep",
        (_, true) => "Form",
        _ => "Comma",
    };
}
