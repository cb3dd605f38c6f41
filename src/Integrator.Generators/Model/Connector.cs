namespace Integrator.Generators.Model;

/// <summary>
/// A connector as it will be generated: names final, references resolved, lists in output order.
/// Every type reachable from here is a value; <c>ModelShapeTests</c> holds that line.
/// </summary>
internal sealed record Connector(
    string Name,
    string Namespace,
    string Source,
    bool IsInternal,
    bool HasServices,
    string Summary,
    Api Api,
    EquatableArray<Server> Servers,
    EquatableArray<Resource> Resources,
    EquatableArray<ModelGroup> Models)
{
    /// <summary>What an integration definition adds; null if there is none.</summary>
    public Integration? Integration { get; init; }

    /// <summary>Whether its code comes from a package or another project, so that nothing is printed.</summary>
    public bool IsReference { get; init; }

    /// <summary>Origins of the servers that the document names for single operations; credentials are sent there too.</summary>
    public EquatableArray<string> OperationOrigins => Resources
        .SelectMany(static resource => resource.Operations)
        .Where(static operation => !operation.HasServerOfDefinition)
        .Select(static operation => Uri.TryCreate(operation.Server, UriKind.Absolute, out var server) && server.Scheme is "http" or "https" ? server.GetLeftPart(UriPartial.Authority) : null)
        .OfType<string>()
        .Distinct()
        .OrderBy(static origin => origin, StringComparer.Ordinal)
        .ToEquatableArray();
}

/// <summary>The remote side: where it is and how a caller proves who it is.</summary>
/// <param name="Security">Alternatives of scheme names joined by <c>+</c>; an empty one asks for nothing.</param>
internal sealed record Api(string? BaseAddress, EquatableArray<Scheme> Schemes, EquatableArray<string> Security);

/// <summary>An address to choose.</summary>
/// <param name="IsRelative">Whether the host is not said.</param>
internal sealed record Server(string Name, string Summary, string Url, bool IsRelative, EquatableArray<ServerVariable> Variables);

/// <param name="Default">What it is when nobody says; null where somebody must.</param>
internal sealed record ServerVariable(string Wire, string Argument, TypeRef Type, string? Default, string Summary);

/// <summary>Models that share a file.</summary>
internal sealed record ModelGroup(string File, EquatableArray<Declaration> Declarations);
