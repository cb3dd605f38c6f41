using Integrator.Auth;

namespace Integrator;

/// <summary>A computed name and password in <c>Authorization: Basic</c>, as UTF-8 (RFC 7617).</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="User">Gives the name, which has no colon.</param>
/// <param name="Password">Gives the password; null is an empty one.</param>
public sealed record PasswordScheme(string Name, Func<AuthScope, string?> User, Func<AuthScope, string?> Password) : ComputedScheme(Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;

    internal override ValueTask ApplyAsync(Signing signing, CancellationToken cancellationToken)
    {
        var user = User(signing.Scope) ?? "";
        if (user.Contains(':', StringComparison.Ordinal))
        {
            // RFC 7617, section 2: the colon would move into the password.
            throw new InvalidOperationException($"{Name}: the user of a basic credential has no colon.");
        }

        signing.SetHeader("Authorization", Signing.Basic(user, Password(signing.Scope) ?? ""));
        return default;
    }
}
