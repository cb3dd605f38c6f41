using Microsoft.Extensions.Logging;

namespace Integrator.Auth;

/// <summary>What proving and fetching take from outside: a clock, randomness, a transport.</summary>
internal sealed record AuthTools(string Api, TimeProvider Clock, Func<int, byte[]> RandomBytes, TimeSpan Timeout, ScopeTools Scope)
{
    public required Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Send { get; init; }

    /// <summary>Takes the secrets of the account out of texts.</summary>
    public Redactor Redactor => Scope.Redactor!;

    /// <summary>What the vault has of the account; null for a credential of the caller.</summary>
    public StoredAccount? Stored { get; init; }

    /// <summary>Told of what fails and does no harm.</summary>
    public required ILogger Logger { get; init; }

    /// <summary>Where authorization servers are instead of where the definition says, by origin.</summary>
    public IReadOnlyDictionary<string, Uri> Servers { get; init; } = new Dictionary<string, Uri>();

    /// <summary>Where an address of the definition is.</summary>
    public Uri Address(string written)
    {
        var address = new Uri(written);
        var origin = address.GetLeftPart(UriPartial.Authority);
        foreach (var (server, place) in Servers)
        {
            if (server.TrimEnd('/').Equals(origin, StringComparison.OrdinalIgnoreCase))
            {
                return new Uri(place.AbsoluteUri.TrimEnd('/') + address.PathAndQuery);
            }
        }

        return address;
    }

    /// <summary>Told of a new token before it is used.</summary>
    public Func<OAuthToken, CancellationToken, ValueTask>? TokenChanged { get; init; }
}
