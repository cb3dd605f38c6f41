using Integrator.Generators.Definitions.Integrations.Reading;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>What values are looked up in.</summary>
internal static class LookupReader
{
    public static IEnumerable<LookupDefinition> Read(DefinitionObject owner) => owner.Object("lookups").Objects().Select(static lookup => Lookup(lookup.Key, lookup.Value));

    public static LookupDefinition Lookup(string name, DefinitionObject keys) => new(
        name,
        [.. keys.Object("map").Members.Select(static entry => (entry.Key, entry.Value?.ToString() ?? ""))],
        keys.Located("operation"),
        MappingReader.Members(keys.Object("input")),
        RecordPathReader.Read(keys, "extract"),
        keys.Whole("cache_seconds") ?? 0,
        keys.Located("cache"),
        keys.Value("default"),
        keys.Flag("allow_failures") ?? false,
        keys.Members.ToJsonString(),
        keys.Place);
}
