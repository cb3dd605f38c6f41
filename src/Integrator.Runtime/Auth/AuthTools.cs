namespace Integrator.Auth;

/// <summary>What proving and fetching take from outside: a clock, randomness, a transport.</summary>
internal sealed record AuthTools(string Api, TimeProvider Clock, Func<int, byte[]> RandomBytes, TimeSpan Timeout, ScopeTools Scope)
{
    public required Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Send { get; init; }

    /// <summary>Takes the secrets of the account out of texts.</summary>
    public Redactor Redactor => Scope.Redactor!;

    /// <summary>Told of a new token before it is used.</summary>
    public Func<OAuthToken, CancellationToken, ValueTask>? TokenChanged { get; init; }
}
