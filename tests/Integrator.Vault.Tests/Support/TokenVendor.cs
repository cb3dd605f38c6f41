using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Integrator.Vaults.Tests.Support;

/// <summary>
/// A vendor whose refresh tokens work once. A strict one revokes all when a token is used again (RFC 9700, section 4.14.2); one with leeway gives the
/// same answer again to the token before.
/// </summary>
public sealed class TokenVendor : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly bool _isStrict;
    private int _number;
    private bool _isRevoked;
    private int _refreshes;
    private int _calls;

    private TokenVendor(bool isStrict)
    {
        _isStrict = isStrict;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/token", TokenAsync);
        _app.MapGet("/v1/me", MeAsync);
    }

    public string Address => _app.Urls.First();

    /// <summary>How many refreshes were answered with a new token.</summary>
    public int Refreshes => _refreshes;

    /// <summary>How many calls succeeded.</summary>
    public int Calls => _calls;

    /// <summary>What a call with a token that is none is answered with.</summary>
    public int Refusal { get; set; } = 401;

    /// <summary>How long the answer to a refresh takes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Answers a refresh instead; null for the usual.</summary>
    public Func<HttpContext, int, Task<bool>>? Intercept { get; set; }

    public static async Task<TokenVendor> StartAsync(bool isStrict)
    {
        var vendor = new TokenVendor(isStrict);
        await vendor._app.StartAsync(TestContext.Current.CancellationToken);
        return vendor;
    }

    /// <summary>The token of a user who has just consented.</summary>
    public OAuthToken Consent(bool isExpired = false)
    {
        lock (_lock)
        {
            _number++;
            _isRevoked = false;
            return new OAuthToken($"access-{_number}") { RefreshToken = $"refresh-{_number}", ExpiresAt = DateTimeOffset.UtcNow + (isExpired ? TimeSpan.Zero : TimeSpan.FromHours(1)) };
        }
    }

    /// <summary>Whether the vendor would give a token for a refresh token.</summary>
    public bool Honours(string refreshToken)
    {
        lock (_lock)
        {
            return !_isRevoked && (refreshToken == $"refresh-{_number}" || (!_isStrict && refreshToken == $"refresh-{_number - 1}"));
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TokenAsync(HttpContext context)
    {
        if (Intercept is { } intercept && await intercept(context, _refreshes))
        {
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (status, body) = Answer(form["refresh_token"].ToString());
        await Task.Delay(Delay);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }

    private (int Status, string Body) Answer(string given)
    {
        lock (_lock)
        {
            if (!_isRevoked && given == $"refresh-{_number}")
            {
                _number++;
                _refreshes++;
            }
            else if (_isRevoked || _isStrict || given != $"refresh-{_number - 1}")
            {
                _isRevoked |= _isStrict;
                return (400, """{"error":"invalid_grant","error_description":"The refresh token was used before."}""");
            }

            return (200, $$"""{"access_token":"access-{{_number}}","refresh_token":"refresh-{{_number}}","expires_in":3600}""");
        }
    }

    private async Task MeAsync(HttpContext context)
    {
        lock (_lock)
        {
            if (_isRevoked || context.Request.Headers.Authorization != $"Bearer access-{_number}")
            {
                context.Response.StatusCode = Refusal;
                return;
            }
        }

        Interlocked.Increment(ref _calls);
        await context.Response.WriteAsJsonAsync(new { name = "Ann" });
    }
}
