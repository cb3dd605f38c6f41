using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using OpenIddict.Validation.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Integrator.Vaults.Tests.Servers;

/// <summary>OpenIddict in this process, with its store on SQLite. Refresh tokens rotate, and one that is used again revokes the authorization.</summary>
/// <param name="leeway">How long a refresh token may be used again; zero for a strict server.</param>
public sealed class OpenIddictServer(TimeSpan leeway) : AuthorizationServer
{
    private readonly string _folder = Directory.CreateTempSubdirectory("integrator-openiddict-").FullName;
    private WebApplication? _app;

    public override Uri Address => new(_app!.Urls.First());

    public override async Task StartAsync(Uri redirect)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddDbContext<DbContext>(options => options.UseSqlite($"Data Source={_folder}/server.db;Pooling=False").UseOpenIddict());
        builder.Services.AddOpenIddict()
            .AddCore(static core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(Configure)
            .AddValidation(static validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore();

                // A revoked token is refused at once.
                validation.EnableTokenEntryValidation();
            });
        _app = builder.Build();

        // A parameter of other providers, which this one refuses.
        _app.Use(static (context, next) =>
        {
            context.Request.QueryString = QueryString.Create(context.Request.Query.Where(static parameter => parameter.Key != "audience"));
            return next(context);
        });
        _app.UseRouting();
        _app.UseAuthentication();
        _app.MapGet("/consent", Consent);
        foreach (var path in new[] { "/v1/me", "/v1/check" })
        {
            _app.MapGet(path, MeAsync);
        }

        await using (var scope = _app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
            await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
            {
                ClientId = ClientId,
                ClientSecret = ClientSecret,
                RedirectUris = { redirect },
                Permissions =
                {
                    Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken,
                    Permissions.ResponseTypes.Code, Permissions.Prefixes.Scope + "read",
                },
                Requirements = { Requirements.Features.ProofKeyForCodeExchange },
            });
        }

        await _app.StartAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private void Configure(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("consent").SetTokenEndpointUris("token");
        server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes("read");

        // The browser and the vault call it by different addresses.
        server.SetIssuer("https://login.piers.example/");
        server.SetRefreshTokenReuseLeeway(leeway);
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
    }

    private static IResult Consent(HttpContext context)
    {
        _ = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The request is none of OpenID Connect.");
        var identity = new ClaimsIdentity("test", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, "ann").SetClaim(Claims.Name, "Ann").SetDestinations(static _ => [Destinations.AccessToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes("read", Scopes.OfflineAccess);
        return Results.SignIn(principal, null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task MeAsync(HttpContext context)
    {
        var result = await context.AuthenticateAsync(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);
        if (!result.Succeeded)
        {
            context.Response.StatusCode = 401;
            return;
        }

        await context.Response.WriteAsJsonAsync(new { name = result.Principal.GetClaim(Claims.Name) });
    }
}
