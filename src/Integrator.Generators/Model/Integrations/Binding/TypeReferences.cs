using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>References of a definition's schemas to components of its document. Those that lead nowhere are reported, and may then be any JSON.</summary>
internal sealed class TypeReferences(IntegrationDefinition definition, ApiDefinition? document, Report report)
{
    private readonly HashSet<SchemaDefinition> _seen = [];

    public void Settle()
    {
        var known = document?.Schemas.Keys ?? [];
        var unknown = definition.Schemas.Foreign.Where(reference => !known.Contains(reference.Name)).ToList();
        foreach (var reference in unknown)
        {
            report.Add(Rules.UnknownType, reference.Place, reference.Written, Nearest.Hint(reference.Name, definition.Schemas.Types.Keys.Concat(known)));
        }

        var names = new HashSet<string>(unknown.Select(static reference => reference.Name).Where(name => !definition.Schemas.Types.ContainsKey(name)), StringComparer.Ordinal);
        foreach (var schema in names.Count == 0 ? [] : definition.Schemas.Types.Values.Concat(definition.Schemas.Inline.Values))
        {
            Forget(schema, names);
        }
    }

    private void Forget(SchemaDefinition? schema, HashSet<string> names)
    {
        if (schema is null || !_seen.Add(schema))
        {
            return;
        }

        if (schema.Reference is { } name && names.Contains(name))
        {
            schema.Reference = null;
        }

        foreach (var inner in schema.Properties.Select(static property => property.Value).Concat(schema.AllOf).Concat(schema.OneOf))
        {
            Forget(inner, names);
        }

        Forget(schema.Items, names);
        Forget(schema.Additional, names);
    }
}
