using Integrator.Auth;

namespace Integrator;

/// <summary>A computed query parameter, kept out of logs and telemetry.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Value">Gives its value, not encoded.</param>
public sealed record QueryScheme(string Name, string Parameter, Func<AuthScope, string?> Value) : ComputedScheme(Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;

    internal override ValueTask ApplyAsync(Signing signing, CancellationToken cancellationToken)
    {
        signing.AddQuery(Parameter, signing.Required(Parameter, Value(signing.Scope)));
        return default;
    }
}
