using HubSpot;
using Integrator.Connectors.Tests.Support;

namespace Integrator.Connectors.Tests.HubSpot;

/// <summary>Every way to connect, and what it sends.</summary>
public sealed class HubSpotConnectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATokenIsSentAsItIs()
    {
        await using var fake = await Fake.StartAsync<HubSpotFake>();

        await DetailsAsync(fake, HubSpotCredentials.PrivateApp(HubSpotFake.Token));

        Assert.Equal("Bearer " + HubSpotFake.Token, fake.Calls[^1].Header("Authorization"));
        Assert.Throws<FormException>(static () => HubSpotCredentials.PrivateApp("another"));
    }

    [Fact]
    public async Task AnAccountConsentsAndTheTokenIsRefreshed()
    {
        await using var fake = await Fake.StartAsync<HubSpotFake>();

        var (page, credential) = await fake.ConsentAsync(HubSpotClient.Api, HubSpotCredentials.OAuth2(), fake.Desk);
        await DetailsAsync(fake, credential);
        fake.Clock.Advance(TimeSpan.FromMinutes(30));
        await DetailsAsync(fake, credential);

        Assert.StartsWith("https://app.hubspot.com/oauth/authorize?response_type=code&client_id=hubspot-id&", page.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("&scope=oauth%20crm.objects.contacts.read%20", page.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(
            ["/oauth/2026-03/token", "/account-info/v3/details", "/oauth/2026-03/token", "/account-info/v3/details"],
            fake.Calls.Select(static call => call.Target));
        Assert.Equal((HubSpotFake.ClientSecret, "authorization_code"), (fake.Calls[0].Form["client_secret"], fake.Calls[0].Form["grant_type"]));
        Assert.Equal("refresh-1", fake.Calls[2].Form["refresh_token"]);
        Assert.Equal(("Bearer CJr-fake2", "refresh-2"), (fake.Calls[3].Header("Authorization"), fake.Tokens[^1].RefreshToken));
    }

    private static Task<Account> DetailsAsync(HubSpotFake fake, Credential credential) => new HubSpotClient(fake.Connect(HubSpotClient.Api, credential)).Actions.ValidationAsync(Token);
}
