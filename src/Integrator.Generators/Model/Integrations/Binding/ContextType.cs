using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Forms;
using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>The variables of an account as a schema, so that they become a model like any other.</summary>
internal static class ContextType
{
    /// <summary>Adds the type to the components if there are variables.</summary>
    /// <returns>The key of the type; null if there are no variables.</returns>
    public static string? Add(IntegrationDefinition definition, FreeNames free, string key, Dictionary<string, SchemaDefinition> schemas)
    {
        var properties = definition.Context.GroupBy(static field => field.Name.Value, StringComparer.Ordinal).Select(static same => same.Last()).Select(static field => new KeyValuePair<string, SchemaDefinition>(field.Name.Value, Property(field)))
            .Concat(free.Variables.Select(variable => new KeyValuePair<string, SchemaDefinition>(variable.Key, Undeclared(definition, variable.Value))))
            .ToList();
        var known = new HashSet<string>(properties.Select(static property => property.Key), StringComparer.Ordinal);
        properties.AddRange(definition.StoredVariables.Distinct(StringComparer.Ordinal).Where(known.Add).Select(name => new KeyValuePair<string, SchemaDefinition>(name, Stored(definition))));
        if (properties.Count == 0)
        {
            return null;
        }

        schemas[key] = new SchemaDefinition(definition.ContextPlace)
        {
            Kinds = JsonKinds.Object,
            Description = "What a connection is asked for once.",
            Properties = properties,
            Required = new HashSet<string>(definition.Context.Where(static field => field.IsAlwaysGiven).Select(static field => field.Name.Value), StringComparer.Ordinal),
        };
        return key;
    }

    private static SchemaDefinition Property(FieldDefinition field) => new(field.Name.Place)
    {
        Kinds = field.Kind switch
        {
            FieldKind.Number or FieldKind.Range => JsonKinds.Number,
            FieldKind.CheckBox => JsonKinds.Boolean,
            _ => JsonKinds.String,
        },
        Values = field.Kind == FieldKind.Select ? [.. field.Options.Select(static option => new LiteralDefinition(JsonKinds.String, option.Value))] : [],
        Description = field.Label ?? field.HelpText,
    };

    private static SchemaDefinition Undeclared(IntegrationDefinition definition, bool isJson) => new(definition.ContextPlace) { Kinds = isJson ? JsonKinds.None : JsonKinds.String };

    private static SchemaDefinition Stored(IntegrationDefinition definition) => new(definition.ContextPlace) { Description = "Stored by an action." };
}
