using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;
using Microsoft.OpenApi;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>Microsoft.OpenApi's schemas as ours. References stay references, so that a cycle is only a name that comes back.</summary>
internal sealed class SchemaReader(OpenApiDocument document, Report report)
{
    private const int MaximumDepth = 200;

    private readonly Dictionary<string, SchemaDefinition> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<IOpenApiSchema, SchemaDefinition> _shared = new(new SameObject());
    private int _depth;
    private int _count;

    /// <summary>The component schemas.</summary>
    public IReadOnlyDictionary<string, SchemaDefinition> Schemas => _schemas;

    /// <param name="isSwagger">Whether the document is of version 2, which keeps its components elsewhere.</param>
    public void ReadComponents(bool isSwagger)
    {
        var place = isSwagger ? Place.Root : Place.Root["components"];
        var schemas = place[isSwagger ? "definitions" : "schemas"];
        ReadComponents(key => schemas[key]);
        foreach (var (schema, at) in new SharedParts(document, place).Schemas)
        {
            if (Part(schema, at) is { } shared)
            {
                _shared[schema] = shared;
            }
        }
    }

    /// <param name="places">Where the component of a key was written.</param>
    public void ReadComponents(Func<string, Place> places)
    {
        foreach (var component in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            _schemas[component.Key] = Part(component.Value, places(component.Key)) ?? new SchemaDefinition(places(component.Key));
        }
    }

    /// <summary>The defaults of the components, by key.</summary>
    public IReadOnlyDictionary<string, LiteralDefinition> Defaults() => (document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        .Select(component => (component.Key, Value: Default(component.Value)))
        .Where(static component => component.Value is not null)
        .ToDictionary(static component => component.Key, static component => component.Value!, StringComparer.Ordinal);

    /// <summary>A schema that stands in an operation. Who refers to a shared part gets the very object that the part holds.</summary>
    public SchemaDefinition? Read(IOpenApiSchema? source, Place place) =>
        source is not null && _shared.TryGetValue(source, out var shared) ? shared : Part(source, place);

    private SchemaDefinition? Part(IOpenApiSchema? source, Place place)
    {
        if (source is null)
        {
            return null;
        }

        if (++_depth > MaximumDepth)
        {
            _depth--;
            report.Add(Rules.UntypedSchema, place, $"more than {MaximumDepth} levels");
            return new SchemaDefinition(place);
        }

        var result = source is OpenApiSchemaReference reference ? Reference(reference, place) : Inline(source, place);
        _depth--;
        return result;
    }

    /// <summary>The <c>default</c> of a schema, where it is a single value.</summary>
    public LiteralDefinition? Default(IOpenApiSchema? source) =>
        ((source as OpenApiSchemaReference)?.Reference.Default ?? Target(source)?.Default) is JsonValue value && !IsNull(value) ? Literal(value) : null;

    /// <summary>The only value that a schema allows, or its default.</summary>
    public string? Fixed(IOpenApiSchema? source) =>
        Target(source) is { } target && Values(target) is { Count: 1 } values ? values[0].Text : Default(source)?.Text;

    // One step: the library follows references on its own, and fails where they lead in a circle.
    private OpenApiSchema? Target(IOpenApiSchema? source) => source as OpenApiSchema
        ?? (source is OpenApiSchemaReference reference && Component(reference.Reference.Id ?? "") is { } key ? document.Components!.Schemas![key] as OpenApiSchema : null);

    private SchemaDefinition Inline(IOpenApiSchema source, Place place)
    {
        var values = Values(source);
        var result = new SchemaDefinition(place, ++_count)
        {
            Kinds = Kinds(source.Type),
            IsNullable = IsNullable(source),
            IsNullByDefault = source.Default is { } absent && IsNull(absent),
            IsTuple = source.Extensions?.ContainsKey(Dialect.Tuple) == true,
            Format = source.Format,
            Title = source.Title ?? Vendors.EnumName(source.Extensions),
            Alias = Vendors.Name(source.Extensions),
            Description = source.Description,
            IsDeprecated = source.Deprecated,
            IsReadOnly = source.ReadOnly,
            IsWriteOnly = source.WriteOnly,
            Values = values,
            ValueNames = Vendors.ValueNames(source.Extensions, values),
            ValueTexts = Vendors.ValueTexts(source.Extensions, values),
            HasPatterns = source.PatternProperties is { Count: > 0 },
            Required = source.Required ?? ImmutableHashSet<string>.Empty,
            Items = Part(source.Items, place["items"]),
            AllOf = List(source.AllOf, place["allOf"]),
            OneOf = Arms(source, place),
            Discriminator = Discriminator(source.Discriminator),
        };
        result.Properties = Members(source.Properties, place["properties"]);
        result.Additional = Additional(source, place);
        return result;
    }

    private SchemaDefinition Reference(OpenApiSchemaReference source, Place place)
    {
        var pointer = source.Reference.ReferenceV3 ?? "";
        var key = source.Reference.Id ?? pointer;
        var result = new SchemaDefinition(place, ++_count)
        {
            Reference = Component(key),
            Description = source.Reference.Description,
            IsDeprecated = source.Reference.Deprecated == true,
            IsReadOnly = source.Reference.ReadOnly == true,
            IsWriteOnly = source.Reference.WriteOnly == true,
        };
        if (result.Reference is null)
        {
            report.Add(Rules.UnresolvedReference, place["$ref"], pointer, "the value is taken as any JSON");
        }

        return result;
    }

    // The library leaves a key as the reference spells it.
    private string? Component(string key) =>
        new[] { key, Place.Unescape(key) }.FirstOrDefault(key => document.Components?.Schemas?.ContainsKey(key) == true);

    private List<SchemaDefinition> Arms(IOpenApiSchema source, Place place)
    {
        var (one, any) = (List(source.OneOf, place["oneOf"]), List(source.AnyOf, place["anyOf"]));
        return one.Count == 0 ? any : any.Count == 0 ? one : [.. one, .. any];
    }

    private List<SchemaDefinition> List(IList<IOpenApiSchema>? sources, Place place)
    {
        if (sources is not { Count: > 0 })
        {
            return [];
        }

        var result = new List<SchemaDefinition>();
        for (var index = 0; index < sources.Count; index++)
        {
            if (Part(sources[index], place[index]) is { } schema)
            {
                result.Add(schema);
            }
        }

        return result;
    }

    private List<KeyValuePair<string, SchemaDefinition>> Members(IDictionary<string, IOpenApiSchema>? sources, Place place)
    {
        if (sources is not { Count: > 0 })
        {
            return [];
        }

        var result = new List<KeyValuePair<string, SchemaDefinition>>(sources.Count);
        foreach (var member in sources)
        {
            result.Add(new(member.Key, Part(member.Value, place[member.Key]) ?? new SchemaDefinition(place[member.Key])));
        }

        return result;
    }

    private SchemaDefinition? Additional(IOpenApiSchema source, Place place)
    {
        if (source.PatternProperties is not { Count: > 0 } patterns)
        {
            return Part(source.AdditionalProperties, place["additionalProperties"]);
        }

        // Each pattern has a schema of its own, and the rest another: members of several kinds are any JSON.
        return patterns.Count == 1 && source.AdditionalProperties is null ? Part(patterns.First().Value, place["patternProperties"][patterns.First().Key]) : new SchemaDefinition(place["patternProperties"], ++_count);
    }

    private DiscriminatorDefinition? Discriminator(OpenApiDiscriminator? source) =>
        source?.PropertyName is not { Length: > 0 } property
            ? null
            : new(property, [.. (source.Mapping ?? new Dictionary<string, OpenApiSchemaReference>()).Select(entry =>
                new KeyValuePair<string, string>(entry.Key, Component(entry.Value.Reference.Id ?? "") ?? ""))]);

    private static JsonKinds Kinds(JsonSchemaType? type)
    {
        var kinds = JsonKinds.None;
        foreach (var (from, to) in s_kinds)
        {
            kinds |= type?.HasFlag(from) == true ? to : JsonKinds.None;
        }

        return kinds;
    }

    private static readonly (JsonSchemaType From, JsonKinds To)[] s_kinds =
    [
        (JsonSchemaType.String, JsonKinds.String),
        (JsonSchemaType.Integer, JsonKinds.Integer),
        (JsonSchemaType.Number, JsonKinds.Number),
        (JsonSchemaType.Boolean, JsonKinds.Boolean),
        (JsonSchemaType.Object, JsonKinds.Object),
        (JsonSchemaType.Array, JsonKinds.Array),
    ];

    private static bool IsNullable(IOpenApiSchema source) =>
        source.Type?.HasFlag(JsonSchemaType.Null) == true
        || source.Enum?.Any(static value => IsNull(value)) == true
        || (source.Extensions?.TryGetValue("x-nullable", out var extension) == true && extension is JsonNodeExtension { Node: JsonValue flag } && flag.ToString() == "true");

    private static List<LiteralDefinition> Values(IOpenApiSchema source) =>
        source.Enum is { Count: > 0 } values ? [.. values.Where(static value => !IsNull(value)).Select(static value => Literal(value)).Distinct()] : [];

    // The library keeps a null inside a list as a text of its own.
    private static bool IsNull(JsonNode? value) => value is null || value.IsJsonNullSentinel();

    private static LiteralDefinition Literal(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => new(JsonKinds.String, value.GetValue<string>()),
        JsonValueKind.Number => new(value.ToJsonString().IndexOfAny(['.', 'e', 'E']) < 0 ? JsonKinds.Integer : JsonKinds.Number, value.ToJsonString()),
        JsonValueKind.True or JsonValueKind.False => new(JsonKinds.Boolean, value.ToJsonString()),
        _ => new(JsonKinds.Object, value.ToJsonString()),
    };

    // The library compares schemas by what they lead to, and fails on one that leads to itself.
    private sealed class SameObject : IEqualityComparer<IOpenApiSchema>
    {
        public bool Equals(IOpenApiSchema? left, IOpenApiSchema? right) => ReferenceEquals(left, right);

        public int GetHashCode(IOpenApiSchema schema) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(schema);
    }
}
