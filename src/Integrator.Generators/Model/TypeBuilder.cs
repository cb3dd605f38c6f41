using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model.Schemas;

namespace Integrator.Generators.Model;

/// <summary>Schemas to C# types. A type that has to be declared is declared once, when it is first needed.</summary>
internal sealed class TypeBuilder
{
    // The compiler's work doubles with each lambda inside a lambda; GeoJSON, the deepest that is common, has four lists in one another.
    private const int MaximumDepth = 8;

    private readonly ApiDefinition _api;
    private readonly Queue<Action> _open = new();
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<SchemaDefinition, string> _inline = [];
    private readonly List<(Declaration Declaration, Place Place)> _declarations = [];
    private readonly Titles _titles;
    private readonly ModelBuilder _models;
    private readonly UnionBuilder _unions;
    private readonly Report _report;
    private readonly Dictionary<string, Declaration> _byName = new(StringComparer.Ordinal);
    private int _found;
    private int _depth;

    public TypeBuilder(ApiDefinition api, TypeNames names, Report report)
    {
        _api = api;
        _report = report;
        TypeNames = names;
        Hierarchy = new Hierarchy(api);
        Forms = new FormReader(api, Hierarchy);
        var usage = new Usage(api);
        _titles = new Titles(api, usage);
        _models = new ModelBuilder(api, usage, this, report);
        _unions = new UnionBuilder(api, this, report);
    }

    public TypeNames TypeNames { get; }

    /// <summary>The component that a schema stands for, or the schema itself.</summary>
    public SchemaDefinition? Target(SchemaDefinition? schema) => schema is null ? null : _api.Target(schema);

    public Hierarchy Hierarchy { get; }

    public FormReader Forms { get; }

    /// <summary>Everything declared so far and all it needs, each with the place of its schema.</summary>
    public IReadOnlyList<(Declaration Declaration, Place Place)> Declarations()
    {
        while (_open.Count > 0)
        {
            _open.Dequeue()();
        }

        return _declarations;
    }

    /// <summary>A type that is declared, and all it needs.</summary>
    public Declaration? Find(string name)
    {
        var declared = Declarations();
        for (; _found < declared.Count; _found++)
        {
            _byName[declared[_found].Declaration.Name] = declared[_found].Declaration;
        }

        return _byName.TryGetValue(name, out var found) ? found : null;
    }

    /// <param name="name">What the type is called if it has to be declared here.</param>
    public TypeRef Of(SchemaDefinition? schema, string name)
    {
        name = TypeNames.OfShared(schema?.Place) ?? name;
        var form = Forms.Of(schema);
        if (schema?.Reference is not { } key || form is Form.Reference)
        {
            return Of(form, schema, name);
        }

        // An array of itself, an alias of an alias: somewhere the name comes back, and there anything goes.
        if (!_aliases.Add(key))
        {
            return TypeRef.Any;
        }

        // What is inside is called by where it stands, and not by who asks first.
        var target = _api.Schemas[key].Reference is { } next && _api.Schemas.ContainsKey(next) ? Of(_api.Schemas[key], name) : Of(form, _api.Schemas[key], TypeNames.OfComponent(key));
        _aliases.Remove(key);
        return target.OrNull(form.IsNullable);
    }

    private TypeRef Of(Form form, SchemaDefinition? schema, string name) => form switch
    {
        Form.Scalar scalar => new TypeRef.Scalar(scalar.Kind, form.IsNullable),
        Form.Constant => TypeRef.String.OrNull(form.IsNullable),
        Form.List list => new TypeRef.List(Inner(list.Item, schema, name + "Item"), form.IsNullable),
        Form.Map map => new TypeRef.Map(Inner(map.Value, schema, name + "Value"), form.IsNullable),
        Form.Expandable expandable => new TypeRef.Expandable(Inner(expandable.Value, schema, name).NotNull(), form.IsNullable),
        Form.OneOrMany many => new TypeRef.OneOrMany(Inner(many.Item, schema, name).NotNull(), form.IsNullable),
        Form.Reference reference => Component(reference.Key).OrNull(form.IsNullable),
        Form.Any => TypeRef.Any,
        _ => new TypeRef.Named(Inline(form, schema!, name), form is Form.Enumeration, form.IsNullable),
    };

    private TypeRef Inner(SchemaDefinition? inner, SchemaDefinition? outer, string name)
    {
        if (_depth == MaximumDepth)
        {
            _report.Add(Rules.UntypedSchema, (inner ?? outer)?.Place ?? Place.Root, $"more than {MaximumDepth} levels of lists and maps");
            return TypeRef.Any;
        }

        _depth++;
        var type = Of(inner, name);
        _depth--;
        return type;
    }

    public TypeRef Component(string key)
    {
        var form = Forms.OfComponent(key);
        if (!_components.TryGetValue(key, out var name))
        {
            _components.Add(key, name = TypeNames.OfComponent(key));
            Declare(form, _api.Schemas[key], name, key);
            foreach (var derived in Hierarchy.Descendants(key))
            {
                Component(derived);
            }
        }

        return new TypeRef.Named(name, form is Form.Enumeration);
    }

    private string Inline(Form form, SchemaDefinition schema, string name)
    {
        if (_titles.Of(schema) is { } titled && !TypeNames.IsFixed(titled.Name))
        {
            (schema, name) = titled;
        }

        if (!_inline.TryGetValue(schema, out var taken))
        {
            _inline.Add(schema, taken = TypeNames.OfInline(name, schema.Place, schema.Place.Segment));
            Declare(form, schema, taken, key: null);
        }

        return taken;
    }

    private void Declare(Form form, SchemaDefinition schema, string name, string? key) =>
        _open.Enqueue(() => _declarations.Add((Built(form, schema, name, key), schema.Place)));

    private Declaration Built(Form form, SchemaDefinition schema, string name, string? key) => form switch
    {
        Form.Enumeration values => Enumerated(values, schema, name),
        Form.Union union => _unions.Build(union, schema, name),
        Form.Tuple tuple => Tuple(tuple.Schema, name),
        _ => _models.Build(schema, name, key),
    };

    private TupleModel Tuple(SchemaDefinition schema, string name) => new(
        name,
        Prose.Sentence(Prose.Summary(schema.Description ?? schema.Title, $"The {schema.Properties.Count} items of " + name)),
        schema.IsDeprecated,
        schema.Properties.Select(item => Of(item.Value, name + Names.Pascal(item.Key))).ToEquatableArray());

    private static OpenEnum Enumerated(Form.Enumeration values, SchemaDefinition schema, string name)
    {
        var scope = new NameScope([.. Names.OfRecords, "Value", "ReadJson", "WriteJson", name]);
        var names = Enumerations.MemberNames(values);
        var members = values.Values.Select((value, index) =>
            new EnumMember(
                scope.Take(names[index]),
                value,
                schema.ValueTexts.Count == values.Values.Count ? Prose.Summary(schema.ValueTexts[index], "") : ""));
        return new OpenEnum(
            name, Prose.Sentence(Prose.Summary(schema.Description ?? schema.Title, "Known values of " + name)), schema.IsDeprecated, values.IsNumber, members.ToEquatableArray());
    }
}
