using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>An integration definition and the document it is bound to, as one API.</summary>
/// <param name="Own">What the definition adds, to tell where a finding was written.</param>
/// <param name="Methods">The method that an operation comes from, by the operation's place.</param>
/// <param name="Context">The component that holds the variables of an account; null where there are none.</param>
/// <param name="Events">The component that an event is, by the event's name.</param>
internal sealed record BoundApi(
    ApiDefinition Api,
    OwnDocument Own,
    IReadOnlyDictionary<Place, MethodDefinition> Methods,
    IntegrationDefinition Definition,
    DefinitionTexts Texts,
    FreeNames Free,
    string? Context,
    IReadOnlyDictionary<string, string> Events,
    Report Report);
