using System.Text;
using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Schemas;

/// <summary>
/// Inline schemas that the document gives a title. Where every schema of a title has the same shape, they are one type and the title
/// is its name; a title that stands for several shapes names none.
/// </summary>
internal sealed class Titles
{
    private readonly Usage _usage;
    private readonly Dictionary<string, string?> _shapes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SchemaDefinition> _first = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<SchemaDefinition> _seen = [];

    public Titles(ApiDefinition api, Usage usage)
    {
        _usage = usage;
        foreach (var component in api.Schemas.Values)
        {
            _seen.Add(component);
            Inside(component);
        }

        var webhooks = api.Webhooks.SelectMany(static webhook => webhook.Body.Contents).Select(static content => content.Schema);
        foreach (var schema in api.Operations.SelectMany(Written).Concat(webhooks))
        {
            Visit(schema);
        }
    }

    /// <summary>The schema that stands for all of one title, and the name; null where the title is no name.</summary>
    public (SchemaDefinition Schema, string Name)? Of(SchemaDefinition schema) =>
        Name(schema) is { } name && _shapes.TryGetValue(name, out var shape) && shape is not null ? (_first[name], name) : null;

    private static string? Name(SchemaDefinition schema) =>
        schema.Title is { Length: > 2 and < 60 } title && Names.Words(title).Any(static word => char.IsLetter(word[0])) ? Names.Pascal(title) : null;

    private static IEnumerable<SchemaDefinition?> Written(OperationDefinition operation) =>
        operation.Parameters.Select(static parameter => parameter.Schema)
            .Concat((operation.Body?.Contents ?? []).Select(static content => content.Schema))
            .Concat(operation.Responses.SelectMany(static response => response.Contents).Select(static content => content.Schema))
            .Concat(operation.Callbacks.SelectMany(static callback => callback.Body.Contents).Select(static content => content.Schema));

    private void Visit(SchemaDefinition? schema)
    {
        if (schema is null || schema.Reference is not null || !_seen.Add(schema))
        {
            return;
        }

        if (Name(schema) is { } name && IsNamed(schema))
        {
            var shape = new StringBuilder();
            Write(shape, schema);
            var text = shape.ToString();
            if (!_shapes.TryGetValue(name, out var known))
            {
                _shapes.Add(name, text);
                _first.Add(name, schema);
            }
            else if (known != text)
            {
                _shapes[name] = null;
            }
        }

        Inside(schema);
    }

    private void Inside(SchemaDefinition schema)
    {
        foreach (var part in Parts(schema))
        {
            Visit(part);
        }
    }

    // Only what becomes a type needs a name.
    private static bool IsNamed(SchemaDefinition schema) =>
        schema.Properties.Count > 0 || schema.AllOf.Count > 0 || schema.OneOf.Count > 0 || schema.Values.Count > 1;

    private static IEnumerable<SchemaDefinition?> Parts(SchemaDefinition schema) =>
        schema.Properties.Select(static property => property.Value).Concat(schema.AllOf).Concat(schema.OneOf).Append(schema.Items).Append(schema.Additional);

    private void Write(StringBuilder shape, SchemaDefinition? schema)
    {
        if (schema is null)
        {
            shape.Append('-');
            return;
        }

        shape.Append('{').Append(schema.Reference).Append('|').Append((int)schema.Kinds).Append('|').Append(schema.Format).Append('|')
            .Append(schema.IsNullable ? 'n' : '.').Append(schema.IsReadOnly ? 'r' : '.').Append(schema.IsDeprecated ? 'd' : '.')
            .Append(schema.Values.Count == 0 && _usage.IsSent(schema) ? 's' : '.').Append(_usage.IsPatch(schema) ? 'p' : '.');
        foreach (var value in schema.Values)
        {
            shape.Append('=').Append(value.Text.Length).Append(':').Append(value.Text);
        }

        foreach (var name in schema.Required.OrderBy(static name => name, StringComparer.Ordinal))
        {
            shape.Append('!').Append(name.Length).Append(':').Append(name);
        }

        foreach (var property in schema.Properties)
        {
            shape.Append(',').Append(property.Key.Length).Append(':').Append(property.Key);
            Write(shape, property.Value);
        }

        Write(shape.Append('&'), schema.AllOf);
        Write(shape.Append('^'), schema.OneOf);
        Write(shape.Append('['), schema.Items);
        Write(shape.Append('*'), schema.Additional);
        shape.Append('?').Append(schema.Discriminator?.Property).Append('}');
    }

    private void Write(StringBuilder shape, IReadOnlyList<SchemaDefinition> schemas)
    {
        foreach (var schema in schemas)
        {
            Write(shape, schema);
        }
    }
}
