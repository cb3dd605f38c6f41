using System.Security.Cryptography;
using System.Text;
using Ferries;

namespace Integrator.Definitions.Tests.Webhooks;

/// <summary>One address for all accounts: the request says whose secret signed the content that the definition composes.</summary>
public sealed class FerriesTests
{
    private WebhookDelivery<FerriesEvent>? _delivery;

    [Theory, Trait("Feature", "T92")]
    [InlineData("red", "s-red", "10:e1", null)]
    [InlineData("blue", "s-blue", "10:e1", null)]
    [InlineData("blue", "s-red", "10:e1", "The signature is another.")]
    [InlineData("red", "s-red", """{"id":"e1"}""", "The signature is another.")]
    [InlineData("green", "s-red", "10:e1", "The request names no account that is known.")]
    [InlineData(null, "s-red", "10:e1", "The request names no account that is known.")]
    public async Task TheContentIsSignedWithTheSecretOfTheAccountThatTheRequestNames(string? line, string secret, string signed, string? reason)
    {
        Assert.Equal(reason, await ReasonAsync(line, secret, signed));
        Assert.Equal(reason is null ? new AccountLookup("line", line!) : null, _delivery?.Account);
    }

    [Fact, Trait("Feature", "T91")]
    public async Task FactsAloneLeaveTheBodyAsItIs()
    {
        await ReasonAsync("red", "s-red", "10:e1");

        Assert.Equal("e1", Assert.IsType<FerriesEvent.Arrived>(_delivery!.Events.Single()).Value.Id);
        Assert.Equal("10", (string?)_delivery.Meta!["sent"]);
    }

    private async Task<string?> ReasonAsync(string? line, string secret, string signed)
    {
        await using var server = await HookServer<FerriesEvent>.StartAsync(FerriesWebhook.Webhook, configure: static (options, _) => options.FindVariables = static (account, _) => new(account switch
        {
            { Field: "line", Value: "red" } => new FerriesContext { Line = "red", WebhookSecret = "s-red" },
            { Field: "line", Value: "blue" } => new FerriesContext { Line = "blue", WebhookSecret = "s-blue" },
            _ => null,
        }));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)));

        var (status, _) = await server.PostAsync("""{"id":"e1"}""", [("X-Sent", "10"), ("X-Signature", signature), .. line is null ? [] : new[] { ("X-Line", line) }]);

        Assert.Equal(server.Reason is null ? 204 : 401, status);
        _delivery = server.Deliveries.SingleOrDefault();
        return server.Reason;
    }
}
