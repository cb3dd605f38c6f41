using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Schemas;

/// <summary><c>oneOf</c> and <c>anyOf</c>: many say less than they seem to, and only the rest become unions.</summary>
internal sealed class UnionForms(FormReader forms)
{
    public Form Of(SchemaDefinition schema, IReadOnlyList<SchemaDefinition> arms)
    {
        var flat = arms.SelectMany(Flattened).ToList();
        var isNullable = flat.Any(static arm => arm.Form.IsNullable);
        return ((Form?)Titled(flat) ?? Simplified(schema, [.. Distinct(flat)])).OrNull(isNullable);
    }

    private Form Simplified(SchemaDefinition schema, List<(SchemaDefinition Schema, Form Form)> arms)
    {
        var known = arms.Where(static arm => arm.Form is not Form.Any).ToList();
        if (known.Count == 0)
        {
            return new Form.Any();
        }

        if (arms.Count == 1)
        {
            return arms[0].Form;
        }

        var looked = known.Select(arm => forms.Looked(arm.Form)).ToList();
        return looked.All(IsText) && known.Count == arms.Count ? Texts(looked)
            : looked.All(static form => form is Form.Scalar scalar && Scalars.IsNumber(scalar.Kind)) && known.Count == arms.Count ? new Form.Scalar(ScalarKind.Double)
            : Generic(new Form.Union([.. known.Select(static arm => arm.Schema)], schema), known);
    }

    /// <summary>The two unions that vendors use most are types of the runtime; the others are declared.</summary>
    private Form Generic(Form.Union union, List<(SchemaDefinition Schema, Form Form)> arms)
    {
        if (arms.Count != 2 || union.Schema.Discriminator is not null)
        {
            return union;
        }

        var (list, item) = arms[0].Form is Form.List ? (arms[0], arms[1]) : (arms[1], arms[0]);
        if (list.Form is Form.List many && forms.Of(many.Item) == item.Form with { IsNullable = false })
        {
            return new Form.OneOrMany(union, item.Schema);
        }

        var (text, value) = IsBare(forms.Looked(arms[0].Form)) ? (arms[0], arms[1]) : (arms[1], arms[0]);
        return IsBare(forms.Looked(text.Form)) && IsStructure(forms.Looked(value.Form)) ? new Form.Expandable(union, value.Schema) : union;
    }

    private static bool IsBare(Form form) => form is Form.Scalar { Kind: ScalarKind.String } or Form.Constant;

    private static bool IsStructure(Form form) => form is Form.Members or Form.Tuple or Form.Map or Form.List or Form.Union { Schema.Discriminator: not null };

    // A union inside a union adds its arms to the outer one; a component keeps its name only when it tells its arms by a member.
    private IEnumerable<(SchemaDefinition Schema, Form Form)> Flattened(SchemaDefinition arm)
    {
        var form = forms.Of(arm);
        return Written(forms.Looked(form)) is { Schema.Discriminator: null } union
            ? union.Arms.Select(inner => (inner, forms.Of(inner).OrNull(form.IsNullable)))
            : [(arm, form)];
    }

    private static Form.Union? Written(Form form) => form switch
    {
        Form.Union union => union,
        Form.Expandable expandable => expandable.Written,
        Form.OneOrMany many => many.Written,
        _ => null,
    };

    private static IEnumerable<(SchemaDefinition Schema, Form Form)> Distinct(IEnumerable<(SchemaDefinition Schema, Form Form)> arms)
    {
        var seen = new HashSet<Form>();
        foreach (var arm in arms)
        {
            if (seen.Add(arm.Form with { IsNullable = false }))
            {
                yield return arm;
            }
        }
    }

    /// <summary>Constants that have titles are an enumeration with names.</summary>
    private static Form.Enumeration? Titled(List<(SchemaDefinition Schema, Form Form)> arms)
    {
        var schemas = arms.ConvertAll(static arm => arm.Schema);
        var kinds = schemas.ConvertAll(static schema => schema.Values.Count == 1 && schema.Title is { Length: > 0 } ? schema.Values[0].Kind : JsonKinds.None);
        var isNumber = kinds.All(static kind => kind is JsonKinds.Integer or JsonKinds.Number);
        return arms.Count > 1 && (isNumber || kinds.All(static kind => kind == JsonKinds.String))
            && (!isNumber || schemas.All(static schema => long.TryParse(schema.Values[0].Text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _)))
            ? new Form.Enumeration(schemas.ConvertAll(static schema => schema.Values[0].Text), schemas.ConvertAll(static schema => schema.Title!), isNumber)
            : null;
    }

    private static bool IsText(Form form) => form switch
    {
        Form.Constant => true,
        Form.Enumeration values => !values.IsNumber,
        Form.Scalar scalar => Scalars.IsText(scalar.Kind),
        _ => false,
    };

    /// <summary>Texts of several kinds are one text; the values that are known make it an open enumeration.</summary>
    private static Form Texts(List<Form> forms)
    {
        var values = new List<string>();
        foreach (var form in forms)
        {
            values.AddRange(form switch
            {
                Form.Constant constant => [constant.Value],
                Form.Enumeration enumeration => enumeration.Values,
                _ => [],
            });
        }

        return values.Count == 0 ? new Form.Scalar(ScalarKind.String) : new Form.Enumeration([.. values.Distinct()], [], IsNumber: false);
    }
}
