using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Definitions.Integrations.Schemas;

/// <summary>The schemas of a definition as they were read.</summary>
/// <param name="Types">The types that the definition declares, by name.</param>
/// <param name="Inline">Schemas that stand where they are used, by key.</param>
/// <param name="Defaults">The default of a schema, by key, if it is a single value.</param>
/// <param name="Foreign">References to components of the OpenAPI document.</param>
internal sealed record DefinitionSchemas(
    IReadOnlyDictionary<string, SchemaDefinition> Types,
    IReadOnlyDictionary<string, SchemaDefinition> Inline,
    IReadOnlyDictionary<string, LiteralDefinition> Defaults,
    IReadOnlyList<ForeignReference> Foreign)
{
    public SchemaDefinition Of(SchemaKey key) =>
        Inline.TryGetValue(key.Key, out var inline) ? inline : new SchemaDefinition(key.Place) { Reference = key.Key };

    public LiteralDefinition? Default(SchemaKey key) => Defaults.TryGetValue(key.Key, out var value) ? value : null;
}
