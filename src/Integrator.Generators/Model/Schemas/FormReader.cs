using System.Runtime.CompilerServices;
using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Schemas;

/// <summary>Schemas to forms, without looking into members; so recursion through members needs no care here.</summary>
internal sealed class FormReader(ApiDefinition api, Hierarchy hierarchy)
{
    private readonly Dictionary<string, Form?> _components = new(StringComparer.Ordinal);

    public Form Of(SchemaDefinition? schema)
    {
        if (schema is null)
        {
            return new Form.Any();
        }

        if (schema.Reference is not { } key)
        {
            return Inline(schema);
        }

        var form = OfComponent(key);
        return (form.IsNominal ? new Form.Reference(key) : form).OrNull(form.IsNullable || schema.IsNullable);
    }

    /// <summary>The members of an object, with what it takes over from others.</summary>
    public IEnumerable<(string Name, SchemaDefinition Schema, bool IsRequired)> Members(SchemaDefinition schema) => new MemberList(api, schema).Items;

    /// <summary>The form of a schema, and of the component where it is only a reference to one.</summary>
    public Form Shape(SchemaDefinition? schema) => Looked(Of(schema));

    /// <summary>What a form comes down to where it is only a reference.</summary>
    public Form Looked(Form form) => form is Form.Reference reference ? OfComponent(reference.Key) : form;

    /// <summary>The form of a component itself; one that is defined by itself only can be anything.</summary>
    public Form OfComponent(string key)
    {
        if (_components.TryGetValue(key, out var known))
        {
            return known ?? new Form.Any();
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        _components[key] = null;
        var form = api.Schemas.TryGetValue(key, out var schema) ? Component(key, schema) : new Form.Any();
        _components[key] = form;
        return form;
    }

    private Form Component(string key, SchemaDefinition schema) =>
        hierarchy.IsParent(key) ? new Form.Members(schema, schema.IsNullable) : Of(schema);

    private Form Inline(SchemaDefinition schema)
    {
        var isNullable = schema.IsNullable || schema.OneOf.Any(IsNull);
        var arms = schema.OneOf.Where(static arm => !IsNull(arm)).ToList();
        var parts = schema.AllOf.Where(static part => !part.IsEmpty || part.Required.Count > 0).ToList();
        return Composed(schema, parts, arms).OrNull(isNullable);
    }

    private Form Composed(SchemaDefinition schema, List<SchemaDefinition> parts, List<SchemaDefinition> arms)
    {
        if (schema.IsTuple)
        {
            return new Form.Tuple(schema);
        }

        if (schema.Values.Count > 0)
        {
            return Enumerations.Form(schema);
        }

        var hasMembers = schema.Properties.Count > 0;
        if (parts.Count > 0)
        {
            return hasMembers || arms.Count > 0 || schema.Required.Count > 0 || parts.Count > 1
                ? Combined(schema, parts)
                : Of(parts[0]).OrNull(parts[0].IsNullable);
        }

        // An arm that only demands members changes no type.
        var shapes = arms.Where(static arm => !arm.IsEmpty).ToList();
        return shapes.Count > 0 && !hasMembers
            ? new UnionForms(this).Of(schema, [.. arms.Where(static arm => !arm.IsEmpty || arm.Required.Count == 0)])
            : Plain(schema, arms.Count > 0 && shapes.Count == 0);
    }

    private Form Combined(SchemaDefinition schema, List<SchemaDefinition> parts)
    {
        if (schema.Properties.Count > 0)
        {
            return new Form.Members(schema);
        }

        var forms = parts.Where(static part => !part.IsEmpty).Select(Of).Where(static form => form is not Form.Any).ToList();
        var first = forms.FirstOrDefault(form => !IsObject(form));
        return forms.Count == 0 && schema.Required.Count == 0 ? new Form.Any()
            : forms.Count > 0 && forms.All(static form => form is Form.Map) ? forms[0]
            : first ?? new Form.Members(schema);
    }

    private bool IsObject(Form form) => form switch
    {
        Form.Members or Form.Map => true,
        Form.Reference reference => OfComponent(reference.Key) is Form.Members or Form.Union,
        Form.Union => true,
        _ => false,
    };

    private Form Plain(SchemaDefinition schema, bool hasBareArms)
    {
        if (schema.Properties.Count > 0)
        {
            return new Form.Members(schema);
        }

        return schema.Kinds switch
        {
            JsonKinds.None when schema.Additional is not null && !schema.HasPatterns => new Form.Map(schema.Additional),
            // A keyword binds its own kind of value, and other kinds fit it too; what is a file has no other kind.
            JsonKinds.None when schema.Format is "binary" => new Form.Scalar(ScalarKind.File),
            JsonKinds.None => new Form.Any(),
            JsonKinds.Object => hasBareArms && schema.Additional is null ? new Form.Any() : new Form.Map(schema.Additional),
            JsonKinds.Array => new Form.List(schema.Items),
            JsonKinds.String => new Form.Scalar(Scalars.OfText(schema.Format)),
            JsonKinds.Integer => new Form.Scalar(Scalars.OfInteger(schema.Format)),
            JsonKinds.Number or JsonKinds.Number | JsonKinds.Integer => new Form.Scalar(Scalars.OfNumber(schema.Format)),
            JsonKinds.Boolean => new Form.Scalar(ScalarKind.Boolean),
            _ => new UnionForms(this).Of(schema, OneByOne(schema)),
        };
    }

    /// <summary>A schema of several kinds as one arm for each.</summary>
    private static List<SchemaDefinition> OneByOne(SchemaDefinition schema)
    {
        var kinds = new[] { JsonKinds.Object, JsonKinds.Array, JsonKinds.Integer, JsonKinds.Number, JsonKinds.Boolean, JsonKinds.String };
        return [.. kinds.Where(kind => (schema.Kinds & kind) != 0).Select(kind => new SchemaDefinition(schema.Place)
        {
            Kinds = kind,
            Items = kind == JsonKinds.Array ? schema.Items : null,
            Additional = kind == JsonKinds.Object ? schema.Additional : null,
            Format = kind == JsonKinds.Object ? null : schema.Format,
        })];
    }

    private static bool IsNull(SchemaDefinition schema) => schema.IsNullable && schema.IsEmpty;
}
