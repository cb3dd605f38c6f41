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
    EquatableArray<Resource> Resources,
    EquatableArray<ModelGroup> Models);

/// <summary>The remote side: where it is and how a caller proves who it is.</summary>
/// <param name="Security">Alternatives of scheme names joined by <c>+</c>; an empty one asks for nothing.</param>
internal sealed record Api(string? BaseAddress, EquatableArray<Scheme> Schemes, EquatableArray<string> Security);

internal abstract record Scheme(string Name)
{
    internal sealed record Bearer(string Name) : Scheme(Name);

    internal sealed record Basic(string Name) : Scheme(Name);

    internal sealed record ApiKey(string Name, string Place, string Parameter) : Scheme(Name);
}

/// <summary>Models that share a file.</summary>
internal sealed record ModelGroup(string File, EquatableArray<Declaration> Declarations);
