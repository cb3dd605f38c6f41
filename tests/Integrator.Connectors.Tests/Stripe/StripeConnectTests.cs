using Integrator.Connectors.Tests.Support;
using Stripe;

namespace Integrator.Connectors.Tests.Stripe;

/// <summary>Every way to connect, and what it sends.</summary>
public sealed class StripeConnectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AKeyIsSentAndThePlatformSaysForWhom()
    {
        await using var fake = await Fake.StartAsync<StripeFake>();

        await BalanceAsync(fake, StripeCredentials.SecretKey(StripeFake.Key), new StripeContext { Account = "acct_7" });

        Assert.Equal(("Bearer " + StripeFake.Key, "acct_7"), (fake.Calls[^1].Header("Authorization"), fake.Calls[^1].Header("Stripe-Account")));
        Assert.Throws<FormException>(static () => StripeCredentials.SecretKey("pk_test_1"));
    }

    [Fact]
    public async Task AnAccountConsentsAndTheTokenIsRefreshedWhenItIsRefused()
    {
        await using var fake = await Fake.StartAsync<StripeFake>();

        var (page, credential) = await fake.ConsentAsync(StripeClient.Api, StripeCredentials.OAuth2(), fake.Desk);
        await BalanceAsync(fake, credential);
        await BalanceAsync(fake, StripeCredentials.OAuth2(credential.Token! with { AccessToken = "sk_test_ended" }));

        Assert.StartsWith("https://connect.stripe.com/oauth/authorize?response_type=code&client_id=ca_fake&", page.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("&scope=read_write&", page.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(
            ["connect.stripe.com/oauth/token", "api.stripe.com/v1/balance", "api.stripe.com/v1/balance", "connect.stripe.com/oauth/token", "api.stripe.com/v1/balance"],
            fake.Calls.Select(static call => call.Host + call.Target));
        Assert.Equal((StripeFake.Key, "refresh_token"), (fake.Calls[0].Form["client_secret"], fake.Calls[3].Form["grant_type"]));
        Assert.Equal(("Bearer sk_test_connected2", "acct_1"), (fake.Calls[^1].Header("Authorization"), credential.Token!.Value("account_id")));
    }

    private static Task<Balance> BalanceAsync(StripeFake fake, Credential credential, StripeContext? context = null) =>
        new StripeClient(fake.Connect(StripeClient.Api, credential, context)).Balance.GetAsync(Token);
}
