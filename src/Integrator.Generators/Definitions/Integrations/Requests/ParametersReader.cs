using Integrator.Generators.Definitions.Integrations.Reading;

namespace Integrator.Generators.Definitions.Integrations.Requests;

/// <summary>Object schemas whose properties are parameters.</summary>
internal static class ParametersReader
{
    private const string PropertiesKey = "properties";

    public static ParametersDefinition Read(DefinitionObject schema)
    {
        var required = schema.Texts("required").Select(static name => name.Value).ToList();
        var properties = schema.Object(PropertiesKey);
        return new ParametersDefinition([.. properties.Members.Select(property => new ParameterSchema(
            property.Key,
            schema.Values.Schemas.Add(property.Value, properties.Place[property.Key]),
            properties.Object(property.Key).Text("description"),
            required.Contains(property.Key),
            properties.Place[property.Key]))]);
    }

    /// <summary>The names of the properties of an object schema.</summary>
    public static IReadOnlyList<string> Names(DefinitionObject schema) => [.. schema.Object(PropertiesKey).Members.Select(static property => property.Key)];
}
