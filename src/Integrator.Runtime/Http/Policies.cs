using System.Collections.Concurrent;
using Integrator.Limits;

namespace Integrator.Http;

/// <summary>The effective policies of a connection, one for each policy that a method declares, and the gates that they share.</summary>
internal sealed class Policies(Api api, ConnectionOptions options) : IDisposable
{
    private static readonly CallPolicy s_none = new();

    private readonly ConcurrentDictionary<CallPolicy, EffectivePolicy> _policies = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<RateLimit, Gate> _gates = new(ReferenceEqualityComparer.Instance);

    public EffectivePolicy For(ApiRequest request) => _policies.GetOrAdd(request.CallPolicy ?? s_none, Effective);

    public void Dispose()
    {
        foreach (var gate in _gates.Values)
        {
            gate.Dispose();
        }
    }

    private EffectivePolicy Effective(CallPolicy method) => EffectivePolicy.Of(method.Or(api.Policy), options, GateOf);

    private Gate GateOf(RateLimit limit) => _gates.GetOrAdd(limit, static (limit, clock) => new Gate(limit, clock), options.TimeProvider);
}
