using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Schemas;

/// <summary>Stands for a JSON Schema of a definition until all of them are read.</summary>
internal sealed record SchemaKey(string Key, Place Place);
