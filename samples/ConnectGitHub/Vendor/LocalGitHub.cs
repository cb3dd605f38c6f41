using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace ConnectGitHub.Vendor;

/// <summary>
/// A server on loopback that behaves as GitHub does when an account is connected: the page of consent, tokens with PKCE that end and rotate, and three
/// paths of the API. It was written from GitHub's documentation and knows nothing of the connector.
/// </summary>
internal sealed class LocalGitHub : IAsyncDisposable
{
    public const string ClientId = "sample-app";

    public const string ClientSecret = "sample-secret";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Challenge, string Redirect)> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _tokens = new(StringComparer.Ordinal);

    private LocalGitHub()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapGet("/login/oauth/authorize", Authorize);
        _app.MapPost("/login/oauth/access_token", TokenAsync);
        _app.MapGet("/rate_limit", (HttpContext context) => Answer(context, """{"rate":{"limit":5000,"used":1,"remaining":4999,"reset":1893456000}}"""));
        _app.MapPost("/graphql", (HttpContext context) => Answer(context, """{"data":{"viewer":{"login":"octocat"}}}"""));
        _app.MapGet("/user", (HttpContext context) => Answer(context, """
            {"id":1,"node_id":"U_1","login":"octocat","type":"User","html_url":"https://github.com/octocat","avatar_url":"https://github.com/octocat.png","site_admin":false,
            "public_repos":2,"followers":3,"following":5,"created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05Z"}
            """));
    }

    /// <summary>Where the servers of GitHub are instead.</summary>
    public IReadOnlyDictionary<string, Uri> Servers => new Dictionary<string, Uri> { ["https://github.com"] = new(_app.Urls.First()), ["https://api.github.com"] = new(_app.Urls.First()) };

    public static async Task<LocalGitHub> StartAsync()
    {
        var server = new LocalGitHub();
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Authorize(string client_id, string redirect_uri, string state, string code_challenge)
    {
        if (client_id != ClientId)
        {
            return Results.NotFound();
        }

        var code = Random();
        _codes[code] = (code_challenge, redirect_uri);
        var allow = HtmlEncoder.Default.Encode($"{redirect_uri}?code={code}&state={Uri.EscapeDataString(state)}");
        return Results.Content($"<!DOCTYPE html><html lang=\"en\"><title>Authorize</title><h1>Authorize Sample</h1><a href=\"{allow}\">Allow</a></html>", "text/html");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var isAllowed = form["client_secret"] == ClientSecret && (form["grant_type"] == "refresh_token" ? _tokens.TryRemove(form["refresh_token"].ToString(), out _) : IsCode(form));

        // GitHub says with 200 that a code is wrong.
        return isAllowed
            ? Results.Json(new { access_token = Issue(), refresh_token = Issue(), token_type = "bearer", scope = "repo", expires_in = 28800 })
            : Results.Json(new { error = "bad_verification_code", error_description = "The code passed is incorrect or expired." });
    }

    private bool IsCode(IFormCollection form) => _codes.TryRemove(form["code"].ToString(), out var code)
        && code.Redirect == form["redirect_uri"]
        && code.Challenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));

    private IResult Answer(HttpContext context, string json) => _tokens.ContainsKey(context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal))
        ? Results.Content(json, "application/json")
        : Results.Json(new { message = "Bad credentials" }, statusCode: 401);

    private string Issue()
    {
        var token = "gho_" + Random();
        _tokens[token] = true;
        return token;
    }

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
