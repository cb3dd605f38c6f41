using System.Globalization;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model.Schemas;

namespace Integrator.Generators.Model;

/// <summary>Alternatives to unions: an arm for each, and the test that tells it from the others.</summary>
internal sealed class UnionBuilder(ApiDefinition api, TypeBuilder types, Report report)
{
    private readonly FitReader _fits = new(api, types.Forms);

    public Union Build(Form.Union form, SchemaDefinition schema, string name)
    {
        var discriminator = form.Schema.Discriminator is { } declared && form.Arms.All(static arm => arm.Reference is not null) ? declared : null;
        var scope = new NameScope([.. Names.OfRecords, "Unknown", "Value", "ReadJson", "WriteJson", name]);
        var seen = new HashSet<TypeRef>();
        var arms = new List<Arm>();
        for (var index = 0; index < form.Arms.Count; index++)
        {
            var arm = form.Arms[index];
            var type = types.Of(arm, name + Title(arm, index)).NotNull();
            if (seen.Add(type.InCode))
            {
                arms.Add(Arm(arm, type, scope.Take(ArmName(type, name)), discriminator));
            }
        }

        arms = Certain(arms);
        if (Alike(arms) is var (one, other))
        {
            report.Add(Rules.ArmsAlike, schema.Place, one, other);
        }

        var summary = Prose.Summary(schema.Description ?? schema.Title, $"One of {arms.Count.ToString(CultureInfo.InvariantCulture)} shapes");
        return new Union(name, Prose.Sentence(summary), schema.IsDeprecated, discriminator?.Property, arms.ToEquatableArray());
    }

    // Where a kind of JSON has one arm, its kind says enough, unless only some numbers or texts are it.
    private static List<Arm> Certain(List<Arm> arms)
    {
        var shared = arms.Select(static arm => arm.Test).OfType<ArmTest.Token>().GroupBy(static test => test.Kind).ToDictionary(static group => group.Key, static group => group.Count());
        return arms.ConvertAll(arm => arm.Test is ArmTest.Token { Fit: { } fit } test && shared[test.Kind] == 1 && (fit is not Fit.Kind || fit is Fit.Kind { Name: "Text" or "Number" or "Boolean" })
            ? arm with { Test = test with { Fit = null } }
            : arm);
    }

    private static (string One, string Other)? Alike(List<Arm> arms)
    {
        var seen = new Dictionary<ArmTest, string>();
        foreach (var arm in arms)
        {
            if (seen.TryGetValue(arm.Test, out var known))
            {
                return (known, arm.Name);
            }

            seen.Add(arm.Test, arm.Name);
        }

        return null;
    }

    private Arm Arm(SchemaDefinition arm, TypeRef type, string name, DiscriminatorDefinition? discriminator)
    {
        var values = discriminator?.ValuesOf(arm.Reference!) ?? [];
        var declares = discriminator is null || new MemberList(api, arm).Items.Any(item => item.Name == discriminator.Property);
        return new Arm(
            name,
            type,
            Prose.Sentence(Prose.Summary(arm.Description ?? api.Target(arm).Description ?? api.Target(arm).Title, $"As {name}")),
            discriminator is null ? Test(types.Forms.Of(arm), arm) : new ArmTest.Value(values.ToEquatableArray(), Test(types.Forms.Of(arm), arm) as ArmTest.Shape),
            declares ? null : values[0]);
    }

    private ArmTest Test(Form form, SchemaDefinition schema) => form switch
    {
        Form.Reference reference => Test(types.Forms.OfComponent(reference.Key), api.Schemas[reference.Key]),
        Form.Members => Shape(schema),
        Form.List or Form.Tuple => new ArmTest.Token("Array", _fits.Of(schema)),
        Form.Scalar { Kind: ScalarKind.Boolean } => new ArmTest.Token("Boolean", null),
        Form.Scalar scalar when Scalars.IsNumber(scalar.Kind) => new ArmTest.Token("Number", new Fit.Kind(FitReader.Scalar(scalar.Kind))),
        Form.Enumeration { IsNumber: true } => new ArmTest.Token("Number", null),
        Form.Scalar scalar => new ArmTest.Token("String", new Fit.Kind(FitReader.Scalar(scalar.Kind))),
        Form.Enumeration or Form.Constant => new ArmTest.Token("String", new Fit.Kind("Text")),
        _ => new ArmTest.Shape([], [], []),
    };

    private ArmTest.Shape Shape(SchemaDefinition schema)
    {
        var fit = _fits.Object(schema);
        return new ArmTest.Shape(fit.Required, new MemberList(api, schema).Items.Select(static item => item.Name).ToEquatableArray(), fit.Constants);
    }

    private static string Title(SchemaDefinition arm, int index) =>
        arm.Title is { Length: > 0 and < 60 } title && Names.Words(title).Count > 0
            ? Names.Pascal(title)
            : "Option" + (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A short name inside the union: what the union's own name says already is left out.</summary>
    private static string ArmName(TypeRef type, string union) => type switch
    {
        TypeRef.Named named when named.Name.Length > union.Length && named.Name.StartsWith(union, StringComparison.Ordinal) && char.IsLetter(named.Name[union.Length]) => named.Name.Substring(union.Length),
        TypeRef.Named named => named.Name,
        TypeRef.List list => ArmName(list.Item, union) + "List",
        TypeRef.Map map => ArmName(map.Value, union) + "Map",
        TypeRef.Expandable expandable => ArmName(expandable.Value, union),
        TypeRef.OneOrMany many => ArmName(many.Item, union),
        TypeRef.Scalar { Kind: ScalarKind.Element } => "Any",
        TypeRef.Scalar scalar => scalar.Kind.ToString(),
        _ => "Value",
    };
}
