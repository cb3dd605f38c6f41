namespace Integrator.Generators.Model;

/// <summary>What the project decides about a connector.</summary>
/// <param name="Operations">Patterns of the operations to generate; none for all.</param>
/// <param name="OmittedOperations">Patterns of operations to leave out.</param>
/// <param name="Renames">Names to prefer.</param>
/// <param name="IsReference">Whether its code comes from a package or another project, so that flows use it and nothing is generated.</param>
internal sealed record ConnectorOptions(
    string Name,
    string Namespace,
    string Source,
    bool IsInternal,
    bool HasServices,
    EquatableArray<string> Operations,
    EquatableArray<string> OmittedOperations,
    EquatableArray<Rename> Renames,
    bool IsReference);
