using BenchmarkDotNet.Attributes;
using Desk;
using Integrator.Auth;
using Microsoft.Extensions.Logging.Abstractions;

namespace Integrator.Benchmarks;

/// <summary>Authorizing a call with a token that is at hand, against setting the header by hand.</summary>
[MemoryDiagnoser]
public class AuthBenchmarks : IDisposable
{
    private readonly OAuthToken _token = new("a-token-of-the-usual-length-that-an-endpoint-gave") { ExpiresAt = DateTimeOffset.UtcNow.AddDays(1) };
    private readonly HttpRequestMessage _message = new(HttpMethod.Get, "https://shop.desk.example/api/tickets");
    private readonly List<ComputedScheme> _schemes = [.. DeskClient.Api.Schemes.Cast<ComputedScheme>()];
    private readonly Account _account;

    public AuthBenchmarks()
    {
        _message.Headers.TryAddWithoutValidation("Accept", "application/json");
        var tools = new AuthTools("Desk", TimeProvider.System, static count => new byte[count], TimeSpan.FromSeconds(100), new ScopeTools(null, TimeProvider.System, static count => new byte[count]) { Redactor = new Redactor() })
        {
            Send = static (_, _) => throw new InvalidOperationException("The token is at hand."),
            Logger = NullLogger.Instance,
        };
        _account = new Account(DeskClient.Api, DeskCredentials.OAuth2Method, DeskCredentials.OAuth2(_token), new DeskContext { Domain = "shop" }, tools);
    }

    [Benchmark(Baseline = true)]
    public void ByHand()
    {
        _message.Headers.Remove("Authorization");
        _message.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _token.AccessToken);
    }

    [Benchmark]
    public async ValueTask Authorize()
    {
        await _account.ReadyAsync(default).ConfigureAwait(false);
        await _account.ApplyAsync(_schemes, _message, default).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _message.Dispose();
        GC.SuppressFinalize(this);
    }
}
