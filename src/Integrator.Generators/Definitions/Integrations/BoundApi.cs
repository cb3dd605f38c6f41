using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>An integration definition and the document it is bound to, as one API.</summary>
/// <param name="Own">What the definition adds, to tell where a finding was written.</param>
/// <param name="Methods">The method that an operation comes from.</param>
internal sealed record BoundApi(ApiDefinition Api, OwnDocument Own, IReadOnlyDictionary<OperationDefinition, MethodDefinition> Methods);
