using Integrator.Auth;

namespace Integrator;

/// <summary>Nothing proves who calls.</summary>
/// <param name="Name">What messages call it.</param>
public sealed record NoScheme(string Name = "none") : ComputedScheme(Name)
{
    internal override ValueTask ApplyAsync(Signing signing, CancellationToken cancellationToken) => default;
}
