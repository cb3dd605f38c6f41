using Integrator.Auth;

namespace Integrator;

/// <summary>A computed token in <c>Authorization</c> (RFC 6750, section 2.1).</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Token">Gives the token, such as <c>scope =&gt; scope.Token?.AccessToken</c>.</param>
/// <param name="Word">What stands before the token; empty for nothing.</param>
public sealed record TokenScheme(string Name, Func<AuthScope, string?> Token, string Word = "Bearer") : ComputedScheme(Name)
{
    /// <summary>Whether the token depends on the request, which is <see cref="AuthScope.Request"/> then.</summary>
    public bool SeesRequest { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal override ValueTask ApplyAsync(Signing signing, CancellationToken cancellationToken)
    {
        var token = signing.Required("token", Token(SeesRequest ? signing.Scope : signing.Account));
        signing.SetHeader("Authorization", Word.Length == 0 ? token : $"{Word} {token}");
        return default;
    }
}
