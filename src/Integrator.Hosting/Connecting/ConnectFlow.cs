using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Integrator.Hosting;

/// <summary>How a user's account becomes a connection of the vault.</summary>
internal sealed class ConnectFlow(IServiceProvider services, Vault vault, ConnectLinks links, IConsentStore consents, IDataProtectionProvider protection, IOptions<ConnectOptions> options, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Integrator.Connect.Consent.1");

    private readonly Api[] _apis = [.. services.GetServices<Api>().Concat(options.Value.Apis).DistinctBy(static api => api.Name)];

    public ConnectOptions Options => options.Value;

    /// <summary>What a link leads to.</summary>
    /// <exception cref="ConnectException">The link cannot be used.</exception>
    public async Task<ConnectTarget> OpenAsync(string link, HttpContext context)
    {
        var read = links.Read(link);
        var api = _apis.FirstOrDefault(api => api.Name == read.Key.Api) ?? throw ConnectException.UnknownApi(read.Key.Api);
        return Options.Authorize is not { } authorize || await authorize(context, read.Key).ConfigureAwait(false)
            ? new ConnectTarget(api, link, read)
            : throw ConnectException.Forbidden();
    }

    public async Task<StoredConnection?> FindAsync(ConnectTarget target, CancellationToken cancellationToken) =>
        await vault.Connections.FindAsync(target.Link.Key, cancellationToken).ConfigureAwait(false);

    /// <summary>Takes what a user submitted.</summary>
    /// <returns>Where the browser goes, and the secret that it keeps until it comes back; nothing where the account is connected at once.</returns>
    /// <exception cref="ConnectException">There is no such way to connect.</exception>
    /// <exception cref="FormException">A value is not what its field allows.</exception>
    /// <exception cref="ConnectionRefusedException">The credential does not work.</exception>
    /// <exception cref="TokenException">The provider does not begin a consent.</exception>
    public async Task<(Uri Url, string State, string Browser)?> SubmitAsync(ConnectTarget target, string? methodName, Dictionary<string, string?> submitted, Uri callback, CancellationToken cancellationToken)
    {
        var method = target.Method(methodName);
        var (credential, variables) = ConnectForm.Accept(target.Api, method, submitted);
        if (!method.HasConsent)
        {
            await vault.InstallAsync(target.Api, target.Link.Key, credential, variables, options => Configure(target, options), cancellationToken).ConfigureAwait(false);
            return null;
        }

        var made = OptionsFor(target);
        made.Variables = variables;
        using var consent = new Consent(target.Api, credential, made);
        await vault.BeginAsync(target.Api, target.Link.Key, cancellationToken).ConfigureAwait(false);
        var request = await consent.StartAsync(callback, cancellationToken).ConfigureAwait(false);
        var browser = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var until = clock.GetUtcNow() + Options.ConsentLifetime;
        var text = new ConsentText(target.Text, method.Name, submitted, request.Url.AbsoluteUri, request.State, request.RedirectUri.AbsoluteUri, request.Verifier, browser, until.ToUnixTimeSeconds());
        var data = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(text, ConnectJson.Default.ConsentText));

        // It is remembered for a while that it was used, or has expired.
        await consents.AddAsync(Id(request.State), data, until + Options.ConsentLifetime, cancellationToken).ConfigureAwait(false);
        return (request.Url, request.State, browser);
    }

    /// <summary>Ends a consent when the browser comes back from the provider.</summary>
    /// <param name="state">What the provider sent back.</param>
    /// <param name="browser">What the cookie of the browser holds; null if it has none for this consent.</param>
    /// <param name="callback">The address that the browser came back to.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="ConnectException">The consent is unknown, was used, has expired, or began in another browser.</exception>
    public async Task<(ConnectTarget Target, StoredConnection? Connection, string? Error)> CompleteAsync(string state, string? browser, Uri callback, HttpContext context)
    {
        // Checked before the consent is taken: nobody ends one of another browser.
        if (browser is null)
        {
            throw ConnectException.OtherBrowser();
        }

        var taken = await consents.TakeAsync(Id(state), context.RequestAborted).ConfigureAwait(false);
        var consent = Read(taken);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(consent.Browser), Encoding.UTF8.GetBytes(browser)))
        {
            throw ConnectException.OtherBrowser();
        }

        if (DateTimeOffset.FromUnixTimeSeconds(consent.Until) <= clock.GetUtcNow())
        {
            throw ConnectException.ExpiredState();
        }

        var target = await OpenAsync(consent.Link, context).ConfigureAwait(false);
        var (credential, variables) = ConnectForm.Accept(target.Api, target.Method(consent.Method), consent.Fields);
        var made = OptionsFor(target);
        made.Variables = variables;
        using var ending = new Consent(target.Api, credential, made);
        try
        {
            var request = new AuthorizationRequest(new Uri(consent.Url), consent.State, new Uri(consent.RedirectUri), consent.Verifier);
            var complete = await ending.CompleteAsync(request, callback, context.RequestAborted).ConfigureAwait(false);

            // What the provider gave is stored even if the browser is gone: its code works only once.
            var connection = await vault.InstallAsync(target.Api, target.Link.Key, complete, variables, options => Configure(target, options), CancellationToken.None).ConfigureAwait(false);
            return (target, connection, null);
        }
        catch (Exception failure) when (failure is TokenException or ConnectionRefusedException or HttpRequestException or TimeoutException or AddressException)
        {
            return (target, await FindAsync(target, context.RequestAborted).ConfigureAwait(false), failure.Message);
        }
    }

    private ConsentText Read(TakenConsent taken)
    {
        if (taken.IsUsed)
        {
            throw ConnectException.UsedState();
        }

        try
        {
            return taken.Data is { } data ? JsonSerializer.Deserialize(_protector.Unprotect(data), ConnectJson.Default.ConsentText)! : throw ConnectException.UnknownState();
        }
        catch (CryptographicException)
        {
            throw ConnectException.UnknownState();
        }
    }

    private ConnectionOptions OptionsFor(ConnectTarget target) => vault.OptionsFor(target.Link.Key, options => Configure(target, options));

    private void Configure(ConnectTarget target, ConnectionOptions made)
    {
        made.LogTo(services, target.Api.Name);
        made.ReadEnvironment(services);
        Options.Configure?.Invoke(target.Link.Key, made);

        // Whoever connects an account chooses its variables, and so hosts that are called.
        made.AddressPolicy ??= made.HttpClient is null ? AddressPolicy.Public : null;
    }

    private static string Id(string state) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(state)));
}
