using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>An integration definition and the document it is bound to, as one API.</summary>
/// <param name="Methods">The method that an operation comes from, by the operation's place.</param>
/// <param name="Context">The component that holds the variables of an account; null if there are none.</param>
/// <param name="Events">The component that an event is, by the event's name.</param>
internal sealed record BoundApi(
    ApiDefinition Api,
    IntegrationDefinition Definition,
    IReadOnlyDictionary<Place, MethodDefinition> Methods,
    FreeNames Free,
    string? Context,
    IReadOnlyDictionary<string, string> Events);
