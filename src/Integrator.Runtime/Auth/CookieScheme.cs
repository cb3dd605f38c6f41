using Integrator.Auth;

namespace Integrator;

/// <summary>A computed cookie.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Cookie">The cookie.</param>
/// <param name="Value">Gives its value, not encoded.</param>
public sealed record CookieScheme(string Name, string Cookie, Func<AuthScope, string?> Value) : ComputedScheme(Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;

    internal override ValueTask ApplyAsync(Signing signing, CancellationToken cancellationToken)
    {
        signing.AddCookie(Cookie, signing.Required(Cookie, Value(signing.Scope)));
        return default;
    }
}
