using Integrator.Expressions;

namespace Integrator.Auth;

/// <summary>What expressions take from outside: values of the host, a clock, ids.</summary>
internal sealed record ScopeTools(Func<string, string?>? Environment, TimeProvider Clock, Func<int, byte[]> RandomBytes)
{
    /// <summary>Told of every value of the host that is used; null if no text is written.</summary>
    public Redactor? Redactor { get; init; }

    public Evaluation Evaluation() => new(Clock, () => new Guid(RandomBytes(16)));
}
