using Integrator.Generators.Definitions.Integrations.Schemas;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Requests;

/// <summary>Parameters of one kind: the properties of an object schema.</summary>
internal sealed record ParametersDefinition(IReadOnlyList<ParameterSchema> All)
{
    public ParameterSchema? Find(string name) => All.FirstOrDefault(parameter => parameter.Name == name);
}

internal sealed record ParameterSchema(string Name, SchemaKey Schema, string? Description, bool IsRequired, Place Place);
