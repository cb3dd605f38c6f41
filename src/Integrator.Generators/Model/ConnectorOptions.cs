namespace Integrator.Generators.Model;

/// <summary>What the project decides about a connector.</summary>
internal sealed record ConnectorOptions(string Name, string Namespace, string Source, bool IsInternal, bool HasServices);
