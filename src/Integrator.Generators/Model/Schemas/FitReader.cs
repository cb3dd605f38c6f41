using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Schemas;

/// <summary>What values must be like to have a form, as far as that tells arms of a union apart.</summary>
internal sealed class FitReader(ApiDefinition api, FormReader forms)
{
    // Deeper, arms are hardly ever told apart, and a schema may contain itself.
    private const int MostLevels = 4;

    public Fit Of(SchemaDefinition? schema, int level = 0) => schema is null || level > MostLevels ? Kind("Any") : Of(forms.Of(schema), schema, level);

    private Fit Of(Form form, SchemaDefinition schema, int level) => form switch
    {
        Form.Reference reference => Of(forms.OfComponent(reference.Key), api.Schemas[reference.Key], level),
        Form.List list => new Fit.List(Of(list.Item, level + 1)),
        Form.Map map => new Fit.Map(Of(map.Value, level + 1)),
        Form.Tuple tuple => new Fit.Tuple(new MemberList(api, tuple.Schema).Items.Select(item => Of(item.Schema, level + 1)).ToEquatableArray()),
        Form.Members => Object(schema),
        Form.Union union => Either(union, level),
        Form.Expandable expandable => Either(expandable.Written, level),
        Form.OneOrMany many => Either(many.Written, level),
        Form.Constant or Form.Enumeration { IsNumber: false } => Kind("Text"),
        Form.Enumeration => Kind("Integer"),
        Form.Scalar scalar => Kind(Scalar(scalar.Kind)),
        _ => Kind("Any"),
    };

    /// <summary>How the runtime calls the test of a scalar.</summary>
    public static string Scalar(ScalarKind kind) => kind switch
    {
        ScalarKind.DateTime => "DateTime",
        ScalarKind.Date => "Date",
        ScalarKind.Time => "Time",
        ScalarKind.Guid => "Uuid",
        ScalarKind.Bytes or ScalarKind.Base64Url or ScalarKind.File => "Base64",
        ScalarKind.Int64 => "Integer",
        ScalarKind.Int32 or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.UInt8 => "Int32",
        ScalarKind.UInt32 or ScalarKind.UInt64 => "UInt64",
        ScalarKind.Boolean => "Boolean",
        ScalarKind.Element => "Any",
        _ when Scalars.IsNumber(kind) => "Number",
        _ => "Text",
    };

    private static Fit.Kind Kind(string name) => new(name);

    /// <summary>The members that an object always has, and those that have one possible value, as <c>name=value</c>.</summary>
    public Fit.Object Object(SchemaDefinition schema)
    {
        var items = new MemberList(api, schema).Items.ToList();
        return new Fit.Object(items.Where(static item => item.IsRequired).Select(static item => item.Name).ToEquatableArray(), Constants(items).ToEquatableArray());
    }

    private Fit.Either Either(Form.Union union, int level) => new(union.Arms.Select(arm => Of(arm, level + 1)).ToEquatableArray());

    private static IEnumerable<string> Constants(IEnumerable<(string Name, SchemaDefinition Schema, bool IsRequired)> items) =>
        items.Where(static item => item.Schema.Values.Count == 1 && item.Schema.Values[0].Kind != JsonKinds.Object).Select(static item => $"{item.Name}={item.Schema.Values[0].Text}");
}
