using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Integrator.Tests.Support;

/// <summary>A type by its namespace and name. A nested type, and one that the compiler generated, counts as the outermost type that holds it.</summary>
internal sealed record TypeName(string Namespace, string Name)
{
    /// <summary>Whether the type is in the namespace or in one below it.</summary>
    public bool IsIn(string parent) => Namespace == parent || Namespace.StartsWith(parent + ".", StringComparison.Ordinal);

    public override string ToString() => $"{Namespace}.{Name}";
}

/// <summary>One type refers to another: in a base type, an attribute, a signature or the code of a method.</summary>
internal sealed record TypeReference(TypeName From, TypeName To);

/// <summary>
/// The references between types, read from a compiled assembly. Source text would not do: qualified names, inferred types and members of
/// another type's members are not in a file's using list. Constants and <c>nameof</c> are not seen, because the compiler writes their values.
/// </summary>
internal sealed class TypeReferences
{
    private readonly MetadataReader _metadata;
    private readonly PEReader _image;
    private readonly Collector _collector;
    private readonly HashSet<TypeReference> _found = [];

    private TypeReferences(PEReader image)
    {
        _image = image;
        _metadata = image.GetMetadataReader();
        _collector = new Collector(this);
    }

    /// <summary>All references of an assembly, each once.</summary>
    public static IReadOnlyCollection<TypeReference> Of(Assembly assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        var references = new TypeReferences(image);
        foreach (var handle in references._metadata.TypeDefinitions)
        {
            references.Read(handle);
        }

        return references._found;
    }

    /// <summary>The references from one namespace, with those below it, to another, as <c>From -> To</c> in order.</summary>
    public static IEnumerable<string> Between(IEnumerable<TypeReference> references, string from, string to) => references
        .Where(reference => reference.From.IsIn(from) && reference.To.IsIn(to))
        .Select(static reference => $"{reference.From} -> {reference.To}")
        .Order(StringComparer.Ordinal);

    private void Read(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var targets = _collector.Begin();
        Token(type.BaseType);
        Attributes(type.GetCustomAttributes());
        Constraints(type.GetGenericParameters());
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            Token(_metadata.GetInterfaceImplementation(implemented).Interface);
        }

        foreach (var field in type.GetFields().Select(_metadata.GetFieldDefinition))
        {
            field.DecodeSignature(_collector, null);
            Attributes(field.GetCustomAttributes());
        }

        foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition))
        {
            method.DecodeSignature(_collector, null);
            Attributes(method.GetCustomAttributes());
            Constraints(method.GetGenericParameters());
            Body(method);
        }

        var owner = Outermost(handle);
        _found.UnionWith(targets.Where(target => target != owner).Select(target => new TypeReference(owner, target)));
    }

    private void Attributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
        {
            Token(_metadata.GetCustomAttribute(attribute).Constructor);
        }
    }

    private void Constraints(GenericParameterHandleCollection parameters)
    {
        foreach (var constraint in parameters.SelectMany(parameter => _metadata.GetGenericParameter(parameter).GetConstraints()))
        {
            Token(_metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void Body(MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = _image.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_collector, null);
        }

        foreach (var region in body.ExceptionRegions)
        {
            Token(region.CatchType);
        }

        foreach (var token in MethodTokens.Of(body.GetILReader()))
        {
            Token(MetadataTokens.EntityHandle(token));
        }
    }

    /// <summary>What a token names: a type, or a member with the type that has it and the types of its signature.</summary>
    private void Token(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case var _ when handle.IsNil:
                break;
            case HandleKind.TypeDefinition:
                _collector.Add(Outermost((TypeDefinitionHandle)handle));
                break;
            case HandleKind.TypeReference:
                _collector.Add(Outermost((TypeReferenceHandle)handle));
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_collector, null);
                break;
            case HandleKind.FieldDefinition:
                var field = _metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                Token(field.GetDeclaringType());
                field.DecodeSignature(_collector, null);
                break;
            case HandleKind.MethodDefinition:
                var method = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                Token(method.GetDeclaringType());
                method.DecodeSignature(_collector, null);
                break;
            case HandleKind.MethodSpecification:
                var specification = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Token(specification.Method);
                specification.DecodeSignature(_collector, null);
                break;
            case HandleKind.MemberReference:
                Member(_metadata.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.StandaloneSignature:
                _metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle).DecodeMethodSignature(_collector, null);
                break;
            default:
                throw new NotSupportedException($"A method refers to a {handle.Kind}.");
        }
    }

    private void Member(MemberReference member)
    {
        Token(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            member.DecodeFieldSignature(_collector, null);
        }
        else
        {
            member.DecodeMethodSignature(_collector, null);
        }
    }

    private TypeName Outermost(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        while (type.IsNested)
        {
            type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return new TypeName(_metadata.GetString(type.Namespace), _metadata.GetString(type.Name));
    }

    private TypeName Outermost(TypeReferenceHandle handle)
    {
        var type = _metadata.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            type = _metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        }

        return new TypeName(_metadata.GetString(type.Namespace), _metadata.GetString(type.Name));
    }

    /// <summary>Collects the types that a signature names. The decoder asks for a value of each; none is needed.</summary>
    private sealed class Collector(TypeReferences references) : ISignatureTypeProvider<object?, object?>
    {
        private HashSet<TypeName> _targets = [];

        public HashSet<TypeName> Begin() => _targets = [];

        public void Add(TypeName type) => _targets.Add(type);

        public object? GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Added(references.Outermost(handle));

        public object? GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Added(references.Outermost(handle));

        public object? GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public object? GetArrayType(object? elementType, ArrayShape shape) => null;

        public object? GetByReferenceType(object? elementType) => null;

        public object? GetFunctionPointerType(MethodSignature<object?> signature) => null;

        public object? GetGenericInstantiation(object? genericType, ImmutableArray<object?> typeArguments) => null;

        public object? GetGenericMethodParameter(object? genericContext, int index) => null;

        public object? GetGenericTypeParameter(object? genericContext, int index) => null;

        public object? GetModifiedType(object? modifier, object? unmodifiedType, bool isRequired) => null;

        public object? GetPinnedType(object? elementType) => null;

        public object? GetPointerType(object? elementType) => null;

        public object? GetPrimitiveType(PrimitiveTypeCode typeCode) => null;

        public object? GetSZArrayType(object? elementType) => null;

        private object? Added(TypeName type)
        {
            Add(type);
            return null;
        }
    }
}
