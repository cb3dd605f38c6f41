using System.Security.Cryptography;
using System.Text;

namespace Integrator.Auth;

/// <summary>How a user's consent becomes a token.</summary>
internal abstract class ConsentFlow
{
    /// <summary>Begins: gives the page the browser goes to.</summary>
    public abstract ValueTask<AuthorizationRequest> StartAsync(Uri redirect, AuthScope scope, AuthTools tools, CancellationToken cancellationToken);

    /// <summary>Ends: exchanges what the redirect carries for a token.</summary>
    /// <param name="request">What the beginning gave.</param>
    /// <param name="query">The query of the redirect, by name.</param>
    /// <param name="scope">The credential and the variables of the account.</param>
    /// <param name="tools">The clock, randomness and transport.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract ValueTask<OAuthToken> CompleteAsync(
        AuthorizationRequest request, IReadOnlyDictionary<string, string> query, AuthScope scope, AuthTools tools, CancellationToken cancellationToken);

    /// <summary>Whether the redirect belongs to the consent; takes as long for every text.</summary>
    protected static bool IsSame(string? left, string right) => left is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
