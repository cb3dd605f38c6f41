using System.Reflection;
using System.Text;

namespace Integrator.Tests.Support;

/// <summary>The public surface of an assembly as text: one line for each type and member, in a stable order.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext s_nullability = new();

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(static type => $"{type.Namespace}.{Name(type)}", StringComparer.Ordinal))
        {
            text.Append(Heading(type)).Append('\n');
            foreach (var line in Lines(type))
            {
                text.Append("    ").Append(line).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Heading(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => type.IsByRefLike ? "ref struct" : "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var parents = new List<string>();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && !type.IsEnum)
        {
            parents.Add(Name(parent));
        }

        parents.AddRange(type.GetInterfaces().Select(Name).Order(StringComparer.Ordinal));
        return $"{kind} {type.Namespace}.{Name(type)}{(parents.Count > 0 && !type.IsEnum ? " : " + string.Join(", ", parents) : "")}";
    }

    private static IEnumerable<string> Lines(Type type) => type.IsEnum
        ? Enum.GetNames(type)
        : type.GetMembers(Declared)
            .Select(Line)
            .OfType<string>()
            .Where(static line => !line.Contains('$', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo { IsPublic: true } made => $"new({Parameters(made)})",
        ConstructorInfo { IsFamily: true } made => $"protected new({Parameters(made)})",
        MethodInfo { IsSpecialName: true, Name: not ['o', 'p', '_', ..] } => null,
        MethodInfo { IsPublic: true } method => $"{Static(method.IsStatic)}{Name(method.ReturnType)}{Mark(s_nullability.Create(method.ReturnParameter).ReadState, method.ReturnType)} {method.Name}{Generic(method.GetGenericArguments())}({Parameters(method)}){Constraints(method)}",
        PropertyInfo property when property.GetAccessors().Length > 0 => Property(property),
        FieldInfo { IsPublic: true } field => $"{(field.IsLiteral ? "const " : Static(field.IsStatic))}{Name(field.FieldType)} {field.Name}",
        _ => null,
    };

    private static string Property(PropertyInfo property)
    {
        var access = string.Join(" ", property.GetAccessors().Select(static accessor => accessor switch
        {
            { ReturnType: var type } when type != typeof(void) => "get;",
            { ReturnParameter: var result } when result.GetRequiredCustomModifiers().Length > 0 => "init;",
            _ => "set;",
        }));
        var isStatic = property.GetAccessors()[0].IsStatic;
        return $"{Static(isStatic)}{Name(property.PropertyType)}{Mark(s_nullability.Create(property).ReadState, property.PropertyType)} {property.Name} {{ {access} }}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static parameter =>
        $"{(parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "")}{Name(parameter.ParameterType)}"
        + $"{Mark(s_nullability.Create(parameter).WriteState, parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}"));

    private static string Constraints(MethodInfo method) => string.Concat(method.GetGenericArguments().Select(static argument =>
        argument.GenericParameterAttributes switch
        {
            var attributes when attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) => $" where {argument.Name} : struct",
            var attributes when attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) => $" where {argument.Name} : class",
            _ => "",
        }));

    private static string Mark(NullabilityState state, Type type) => state == NullabilityState.Nullable && !type.IsValueType ? "?" : "";

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Generic(Type[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Name))}>";

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        var name = type.Name.Split('`')[0];
        return name + Generic(type.GetGenericArguments());
    }
}
