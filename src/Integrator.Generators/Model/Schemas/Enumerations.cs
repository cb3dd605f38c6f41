using System.Globalization;
using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Schemas;

/// <summary>Schemas that list their values.</summary>
internal static class Enumerations
{
    public static Form Form(SchemaDefinition schema)
    {
        var kinds = schema.Kinds == JsonKinds.None ? schema.Values.Aggregate(JsonKinds.None, static (kinds, value) => kinds | value.Kind) : schema.Kinds;
        return kinds switch
        {
            JsonKinds.String when schema.Values.All(static value => value.Kind != JsonKinds.Object) => Texts(schema),
            JsonKinds.Integer => Integers(schema),
            JsonKinds.Number or JsonKinds.Number | JsonKinds.Integer => new Form.Scalar(Scalars.OfNumber(schema.Format)),
            JsonKinds.Boolean => new Form.Scalar(ScalarKind.Boolean),
            JsonKinds.Array => new Form.List(schema.Items),
            JsonKinds.Object when schema.Properties.Count > 0 => new Form.Members(schema),
            // Arrays and objects that are listed say nothing of their items and members.
            JsonKinds.Object when schema.Kinds == JsonKinds.None => new Form.Any(),
            JsonKinds.Object => new Form.Map(schema.Additional),
            _ => new Form.Any(),
        };
    }

    /// <summary>A name for each value; signs are spelled where words alone do not tell values apart.</summary>
    public static IReadOnlyList<string> MemberNames(Form.Enumeration values)
    {
        var written = values.Values.Select((value, index) => values.Names.Count > index ? values.Names[index] : value).ToList();
        var same = written.Select(Names.Pascal).GroupBy(static name => name, StringComparer.Ordinal).ToDictionary(static name => name.Key, static name => name.Count(), StringComparer.Ordinal);
        return written.ConvertAll(text => same[Names.Pascal(text)] > 1 ? Names.Spoken(text) : Names.Pascal(text));
    }

    private static Form Texts(SchemaDefinition schema) =>
        schema.Values.Count == 1
            ? new Form.Constant(schema.Values[0].Text)
            : new Form.Enumeration([.. schema.Values.Select(static value => value.Text)], Named(schema), IsNumber: false);

    private static Form Integers(SchemaDefinition schema)
    {
        var areNamed = Named(schema).Count > 0 && schema.Values.All(static value => long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
        return areNamed
            ? new Form.Enumeration([.. schema.Values.Select(static value => value.Text)], Named(schema), IsNumber: true)
            : new Form.Scalar(Scalars.OfInteger(schema.Format));
    }

    private static IReadOnlyList<string> Named(SchemaDefinition schema) =>
        schema.ValueNames.Count == schema.Values.Count ? schema.ValueNames : [];
}
