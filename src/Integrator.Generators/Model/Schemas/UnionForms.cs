using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Schemas;

/// <summary><c>oneOf</c> and <c>anyOf</c>: many say less than they seem to, and only the rest become unions.</summary>
internal sealed class UnionForms(FormReader forms)
{
    public Form Of(SchemaDefinition schema, IReadOnlyList<SchemaDefinition> arms)
    {
        var flat = Distinct(arms.SelectMany(Flattened)).ToList();
        var isNullable = flat.Any(static arm => arm.Form.IsNullable);
        return Simplified(schema, flat).OrNull(isNullable);
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

        var looked = known.Select(arm => Looked(arm.Form)).ToList();
        return looked.All(IsText) && known.Count == arms.Count ? Texts(looked)
            : looked.All(static form => form is Form.Scalar scalar && Scalars.IsNumber(scalar.Kind)) && known.Count == arms.Count ? new Form.Scalar(ScalarKind.Double)
            : new Form.Union([.. known.Select(static arm => arm.Schema)], schema);
    }

    // A union inside a union adds its arms to the outer one; a component keeps its name only when it tells its arms by a member.
    private IEnumerable<(SchemaDefinition Schema, Form Form)> Flattened(SchemaDefinition arm)
    {
        var form = forms.Of(arm);
        return Looked(form) is Form.Union { Schema.Discriminator: null } union
            ? union.Arms.Select(inner => (inner, forms.Of(inner).OrNull(form.IsNullable)))
            : [(arm, form)];
    }

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

    private Form Looked(Form form) => form is Form.Reference reference ? forms.OfComponent(reference.Key) : form;

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
