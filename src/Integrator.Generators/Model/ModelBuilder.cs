using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model.Schemas;

namespace Integrator.Generators.Model;

/// <summary>Object schemas to records.</summary>
internal sealed class ModelBuilder(ApiDefinition api, Usage usage, TypeBuilder types, Report report)
{
    private const string Bag = "AdditionalProperties";

    public ObjectModel Build(SchemaDefinition schema, string name, string? key)
    {
        var parent = key is null ? null : types.Hierarchy.Parent(key);
        var members = new MemberList(api, schema);
        foreach (var missing in members.Missing)
        {
            report.Add(Rules.RequiredWithoutProperty, schema.Place["required"], missing);
        }

        var discriminator = key is null || (parent is null && !types.Hierarchy.IsParent(key)) ? null : types.Hierarchy.DiscriminatorOf(key);
        var wire = Properties(schema, members, name, key, discriminator?.Property);
        var inherited = parent is null ? [] : new HashSet<string>(new MemberList(api, api.Schemas[parent]).Items.Select(static item => item.Name), StringComparer.Ordinal);
        var isInFamily = discriminator is not null;
        var own = wire.Where(property => !inherited.Contains(property.Wire) && !(parent is not null && property.Wire == discriminator?.Property));
        return new ObjectModel(
            name,
            Prose.Sentence(Prose.Summary(schema.Description ?? schema.Title, "The " + name + " object")),
            schema.IsDeprecated,
            parent is null ? null : ((TypeRef.Named)types.Component(parent)).Name,
            own.ToEquatableArray(),
            wire.ToEquatableArray(),
            isInFamily ? TypeRef.Any : members.Additional is null ? null : types.Of(members.Additional, name + "Value"),
            DeclaresAdditional: parent is null && (isInFamily || members.Additional is not null),
            isInFamily ? Discriminated(wire, discriminator!, key!) : null,
            Kinds(key));
    }

    private Discriminator Discriminated(List<Property> wire, DiscriminatorDefinition discriminator, string key) =>
        new(discriminator.Property, wire.First(property => property.Wire == discriminator.Property).Name, types.Hierarchy.ValuesOf(key)[0]);

    private EquatableArray<Kind> Kinds(string? key) =>
        key is null
            ? []
            : types.Hierarchy.Descendants(key).Distinct()
                .Select(derived => new Kind(types.TypeNames.OfComponent(derived), types.Hierarchy.ValuesOf(derived).ToEquatableArray()))
                .ToEquatableArray();

    /// <summary>All members in document order. A derived type names inherited members as its parent does.</summary>
    private List<Property> Properties(SchemaDefinition schema, MemberList members, string name, string? key, string? discriminator)
    {
        var inherited = key is not null && types.Hierarchy.Parent(key) is { } parent ? Inherited(parent, discriminator) : [];
        var scope = new NameScope([.. Names.OfRecords, "ReadJson", "WriteJson", Bag, name, .. inherited.Values.Select(static property => property.Name)]);
        var result = new List<Property>();
        foreach (var item in Listed(members, discriminator))
        {
            result.Add(inherited.TryGetValue(item.Name, out var known)
                ? known
                : Property(schema, item.Name, item.Schema, item.IsRequired, name, scope, item.Name == discriminator));
        }

        return result;
    }

    private Dictionary<string, Property> Inherited(string parent, string? discriminator) =>
        Properties(api.Schemas[parent], new MemberList(api, api.Schemas[parent]), types.TypeNames.OfComponent(parent), parent, discriminator)
            .ToDictionary(static property => property.Wire, StringComparer.Ordinal);

    private static IEnumerable<(string Name, SchemaDefinition Schema, bool IsRequired)> Listed(MemberList members, string? discriminator) =>
        discriminator is null || members.Items.Any(item => item.Name == discriminator)
            ? members.Items
            : members.Items.Prepend((discriminator, new SchemaDefinition(Place.Root), true));

    private Property Property(
        SchemaDefinition owner, string wire, SchemaDefinition schema, bool isRequired, string ownerName, NameScope scope, bool isDiscriminator)
    {
        var name = scope.Take(Names.Pascal(schema.Alias ?? wire));
        var form = types.Forms.Of(schema);
        var constant = isDiscriminator ? "" : isRequired && form is Form.Constant { IsNullable: false } fixedText ? fixedText.Value : null;
        var home = types.TypeNames.Home(schema.Place) is { } component && component != types.TypeNames.Home(owner.Place) ? component : ownerName;
        var type = isDiscriminator ? TypeRef.String : types.Of(schema, home + Names.Pascal(wire));
        var isFilledIn = schema.IsReadOnly && usage.IsSent(owner);
        var presence = isRequired && !isFilledIn ? Presence.Required
            : usage.IsPatch(owner) || (type.IsNullable && usage.IsSent(owner)) ? Presence.Tristate
            : Presence.Optional;
        var mustBeSet = presence == Presence.Required && constant is null && !(type.IsNullable && schema.IsNullByDefault);

        // A member that must be set cannot be obsolete (CS9042).
        return new Property(
            wire, name, type.OrNull(presence != Presence.Required), presence, mustBeSet, constant, Summary(schema, wire, form), schema.IsDeprecated && !mustBeSet)
        {
            Need = Needed(isRequired && !isDiscriminator && !schema.IsWriteOnly && !schema.IsNullByDefault, type.IsNullable || form is Form.Any),
        };
    }

    private static Need Needed(bool isRequired, bool takesNull) => !isRequired ? Need.Nothing : takesNull ? Need.ValueOrNull : Need.Value;

    private string Summary(SchemaDefinition schema, string wire, Form form) =>
        Prose.Sentence(Prose.Summary(
            schema.Description ?? schema.Title ?? api.Target(schema).Description,
            form is Form.Constant constant ? $"Always {constant.Value}" : $"The {wire} member"));
}
