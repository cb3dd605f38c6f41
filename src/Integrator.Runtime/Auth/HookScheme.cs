using Integrator.Auth;

namespace Integrator;

/// <summary>A way to authenticate that is written by hand: it may change the request in any way.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Hook">Called before each attempt.</param>
public sealed record HookScheme(string Name, Func<HttpRequestMessage, AuthScope, CancellationToken, ValueTask> Hook) : ComputedScheme(Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;

    internal override ValueTask ApplyAsync(Signing signing, CancellationToken cancellationToken) => Hook(signing.Message, signing.Scope, cancellationToken);
}
