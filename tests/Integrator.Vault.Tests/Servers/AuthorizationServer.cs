namespace Integrator.Vaults.Tests.Servers;

/// <summary>A real authorization server, and an API that takes its tokens. Its user consents to everything.</summary>
public abstract class AuthorizationServer : IAsyncDisposable
{
    public const string ClientId = "PIERS_ID";

    public const string ClientSecret = "PIERS_SECRET";

    /// <summary>Where it is.</summary>
    public abstract Uri Address { get; }

    /// <summary>Starts it, with one client.</summary>
    /// <param name="redirect">Where the client is called back.</param>
    public abstract Task StartAsync(Uri redirect);

    /// <summary>Goes to the page of the provider as a browser does, and consents.</summary>
    /// <returns>Where the provider sends the browser back to.</returns>
    public async Task<Uri> ConsentAsync(Uri page)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var address = new Uri(Address, page.PathAndQuery);
        for (var hop = 0; hop < 10; hop++)
        {
            using var response = await browser.GetAsync(address);
            if (response.Headers.Location is not { } next)
            {
                throw new InvalidOperationException($"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            }

            address = new Uri(address, next);
            if (!address.AbsoluteUri.StartsWith(Address.AbsoluteUri, StringComparison.Ordinal))
            {
                return address;
            }
        }

        throw new InvalidOperationException("The provider sends the browser in circles.");
    }

    public abstract ValueTask DisposeAsync();
}
