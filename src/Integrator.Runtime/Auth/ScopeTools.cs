using Integrator.Expressions;

namespace Integrator.Auth;

/// <summary>What expressions take from outside: values of the host, a clock, ids.</summary>
internal sealed record ScopeTools(Func<string, string?>? Environment, TimeProvider Clock, Func<int, byte[]> RandomBytes)
{
    public Evaluation Evaluation() => new(Clock, () => new Guid(RandomBytes(16)));
}
