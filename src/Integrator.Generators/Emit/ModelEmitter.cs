using System.Globalization;
using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>Declared types with their JSON beside them.</summary>
internal static class ModelEmitter
{
    private const int MembersInWord = 64;

    public static string Declaration(Declaration declaration, string access, TypeText types) => declaration switch
    {
        ObjectModel model => Model(model, access, types),
        TupleModel tuple => TupleEmitter.Tuple(tuple, access, types),
        OpenEnum values => EnumEmitter.OpenEnum(values, access),
        _ => UnionEmitter.Union((Union)declaration, access, types),
    };

    /// <summary>What stands before every type that can be read from JSON.</summary>
    public static string Heading(Declaration declaration) => Code($"""
        /// <summary>{CSharp.Doc(declaration.Summary)}</summary>
        {ResourceEmitter.Obsolete(declaration.IsObsolete)}
        [global::System.Text.Json.Serialization.JsonConverter(typeof(global::Integrator.Json.JsonModelConverter<{declaration.Name}>))]
        """);

    public static string Strings(EquatableArray<string> texts) => string.Join(", ", texts.Select(CSharp.Literal));

    private static string Model(ObjectModel model, string access, TypeText types) => Code($$"""
        {{Heading(model)}}
        {{access}} {{Sealed(model)}}partial record {{model.Name}}{{Bare(model)}} : {{Parent(model, types)}}global::Integrator.Json.IJsonModel<{{model.Name}}>
        {
            {{Lines([.. model.Own.Select(property => Property(property, model)), .. Bag(model), Concealed(model)])}}

            {{Lines([Known(model), Arms(model), Constructor(model), Reader(model, types)])}}

            public static {{New(model)}}{{model.Name}} ReadJson(ref global::Integrator.Json.JsonReader json) => {{Reading(model, types)}};
            public static void WriteJson(global::Integrator.Json.JsonWriter json, {{model.Name}}? value)
            {
                {{Derived(model, types)}}
                if (!json.StartObject(value)) return;
                {{Lines(model.Wire.Select((property, index) => Written(property, index, types)))}}
                {{Additional(model, types)}}
                json.EndObject();
            }
        }
        """);

    private static string Concealed(ObjectModel model) => model.IsConcealed ? Code($"""
        /// <summary>The name of the type, and nothing of what it holds: there are secrets among it.</summary>
        public override string ToString() => {CSharp.Literal(model.Name + " ***")};
        """) : "";

    private static string Known(ObjectModel model) =>
        $"private static readonly global::Integrator.Json.JsonNames s_names = new({Strings(model.Wire.Select(static property => property.Wire).ToEquatableArray())}){Needs(model)};";

    private static string Needs(ObjectModel model)
    {
        var needed = model.Wire.Select((property, index) => (property, index)).Where(static item => item.property.Need != Need.Nothing).Select(static item => Number(item.index));
        return string.Join(", ", needed) is { Length: > 0 } indexes ? $" {{ Required = [{indexes}] }}" : "";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Reader(ObjectModel model, TypeText types) => Code($$"""
        {{SetsRequired(model)}}
        private {{model.Name}}(ref global::Integrator.Json.JsonReader json) : this()
        {
            {{Seen(model)}}
            while (json.Next(s_names, out var name)) switch (name)
            {
                {{Lines(model.Wire.Select((property, index) => Case(property, index, types)))}}
                default: {{Unnamed(model, types)}}; break;
            }

            {{Checked(model)}}
        }
        """);

    private static string Seen(ObjectModel model) => Words(model) is { Count: > 0 } words ? "ulong " + string.Join(", ", words.Select(static word => word + " = 0")) + ";" : "";

    private static string Checked(ObjectModel model) => Words(model) is { Count: > 0 } words ? $"json.Check(s_names, {string.Join(", ", words)});" : "";

    // As many numbers as the last required member needs bits.
    private static List<string> Words(ObjectModel model)
    {
        var last = model.Wire.Select((property, index) => property.Need == Need.Nothing ? -1 : index).DefaultIfEmpty(-1).Max();
        return last < 0 ? [] : [.. Enumerable.Range(0, (last / MembersInWord) + 1).Select(static word => Word(word * MembersInWord))];
    }

    private static string Word(int index) => index < MembersInWord ? "seen" : "seen" + Number((index / MembersInWord) + 1);

    private static string Noted(Property property, int index) => property.Need switch
    {
        Need.Value => $" {Word(index)} |= json.Given({Number(index)});",
        Need.ValueOrNull => $" {Word(index)} |= 1UL << {Number(index)};",
        _ => "",
    };

    // Needed, and no warning, only where a member is required.
    private static string SetsRequired(ObjectModel model) =>
        model.Wire.Any(static property => property.MustBeSet) ? "[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]" : "";

    private static string Sealed(ObjectModel model) => model.Kinds.Count == 0 ? "sealed " : "";

    private static string Parent(ObjectModel model, TypeText types) => model.Parent is null ? "" : types.Qualified(model.Parent) + ", ";

    private static string New(ObjectModel model) => model.Parent is null ? "" : "new ";

    private static string Arms(ObjectModel model) => model.Kinds.Count == 0 ? "" : Code($"""
        private static readonly global::Integrator.Json.JsonArms s_arms = new global::Integrator.Json.JsonArms({CSharp.Literal(model.Discriminator!.Wire)})
            {Lines(model.Kinds.Select(static kind => $".Value({Strings(kind.Values)})"))};
        """);

    private static string Property(Property property, ObjectModel model) => Code($$"""
        /// <summary>{{CSharp.Doc(property.Summary)}}</summary>
        {{ResourceEmitter.Obsolete(property.IsObsolete)}}
        public {{Required(property)}}{{PropertyType(property)}} {{property.Name}} { get; init; }{{Initial(property, model)}}
        """);

    private static string Required(Property property) => property.MustBeSet ? "required " : "";

    private static string PropertyType(Property property) =>
        property.Presence == Presence.Tristate ? $"global::Integrator.Optional<{TypeText.Type(property.Type)}>" : TypeText.Type(property.Type);

    private static string Initial(Property property, ObjectModel model) =>
        property.Wire == model.Discriminator?.Wire ? $" = {CSharp.Literal(model.Discriminator.Value)};"
        : property.Constant is null ? ""
        : $" = {CSharp.Literal(property.Constant)};";

    private static string[] Bag(ObjectModel model) => !model.DeclaresAdditional ? [] : [Code($$"""
        /// <summary>Members that have no name in the API's description.</summary>
        public global::System.Collections.Generic.Dictionary<string, {{TypeText.Type(model.Additional)}}>? AdditionalProperties { get; init; }
        """)];

    private static bool IsKind(ObjectModel model) => model.Parent is not null && model.Discriminator is not null;

    private static string Bare(ObjectModel model) => IsKind(model) ? "" : "()";

    private static string Constructor(ObjectModel model) => !IsKind(model) ? "" : Code($"""
        /// <summary>Members are set by an initializer.</summary>
        public {model.Name}() => {model.Discriminator!.Member} = {CSharp.Literal(model.Discriminator.Value)};
        """);

    private static string Case(Property property, int index, TypeText types) =>
        $"case {index.ToString(CultureInfo.InvariantCulture)}: {property.Name} = {types.Read(property.Type)};{Noted(property, index)} break;";

    private static string Unnamed(ObjectModel model, TypeText types) =>
        model.Additional is null ? "json.Skip()" : $"AdditionalProperties = json.Additional(AdditionalProperties, {types.Reader(model.Additional)})";

    private static string Reading(ObjectModel model, TypeText types) => model.Kinds.Count == 0 ? "json.StartObject() ? new(ref json) : null!" : Code($$"""
        json.Choose(s_arms) switch
        {
            {{Lines(model.Kinds.Select((kind, index) => $"{index.ToString(CultureInfo.InvariantCulture)} => {types.Qualified(kind.Type)}.ReadJson(ref json),"))}}
            global::Integrator.Json.JsonArms.Null => null!,
            _ => json.StartObject() ? new {{model.Name}}(ref json) : null!,
        }
        """);

    private static string Derived(ObjectModel model, TypeText types) => model.Kinds.Count == 0 ? "" : Code($$"""
        switch (value)
        {
            {{Lines(model.Kinds.Reverse().Select(kind => $"case {types.Qualified(kind.Type)} derived: {types.Qualified(kind.Type)}.WriteJson(json, derived); return;"))}}
        }

        """);

    private static string Written(Property property, int index, TypeText types)
    {
        var name = $"json.Name({CSharp.JsonLiteral(property.Wire)}u8)";
        var given = "m" + index.ToString(CultureInfo.InvariantCulture);
        return property.Presence switch
        {
            Presence.Optional => $"if (value.{property.Name} is {{ }} {given}) {types.Write(property.Type.NotNull(), given, name)};",
            Presence.Tristate => $"if (value.{property.Name}.HasValue) {types.Write(property.Type, $"value.{property.Name}.Value", name)};",
            _ => $"{types.Write(property.Type, "value." + property.Name, name)};",
        };
    }

    private static string Additional(ObjectModel model, TypeText types) =>
        model.Additional is null ? "" : $"json.Additional(value.AdditionalProperties, {types.Writer(model.Additional)});";
}
