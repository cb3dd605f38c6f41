using System.Security.Cryptography;
using System.Text;
using Sirens;

namespace Integrator.Definitions.Tests.Webhooks;

/// <summary>A vendor that asks once without a signature whether somebody is there.</summary>
public sealed class SirensTests : IAsyncLifetime
{
    private HookServer<SirensEvent> _server = null!;

    public async ValueTask InitializeAsync() => _server = await HookServer<SirensEvent>.StartAsync(SirensWebhook.Webhook, new SirensContext { Secret = "s3cr3t" });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory, Trait("Feature", "T91")]
    [InlineData("GET"), InlineData("POST")]
    public async Task AQuestionWithoutASignatureIsAnswered(string method)
    {
        Assert.Equal((200, "c 1"), await _server.SendAsync(method, "/hook/?validation=c%201", ""));
        Assert.Empty(_server.Deliveries);
    }

    [Theory, Trait("Feature", "T91"), Trait("Feature", "T93")]
    [InlineData("""{"id":"e1"}""")]
    [InlineData("""{"secret":"other"}""")]
    public async Task NothingElseIsBelievedWithoutASignature(string body)
    {
        Assert.Equal((401, ""), await _server.PostAsync(body));

        Assert.Equal("The signature is missing.", _server.Reason);
        Assert.Empty(_server.Deliveries);
        Assert.Empty(_server.Updates);
    }

    [Fact, Trait("Feature", "T91")]
    public async Task WithASignatureBothAreTaken()
    {
        Assert.Equal(204, (await SignedAsync("""{"secret":"other"}""")).Status);
        Assert.Equal(204, (await SignedAsync("""{"id":"e1"}""")).Status);

        Assert.Equal([new("secret", "other")], Assert.Single(_server.Updates));
        Assert.Equal("e1", Assert.IsType<SirensEvent.Arrived>(Assert.Single(_server.Deliveries).Events.Single()).Value.Id);
    }

    private Task<(int Status, string Body)> SignedAsync(string body) =>
        _server.PostAsync(body, ("X-Siren", Convert.ToHexStringLower(HMACSHA256.HashData("s3cr3t"u8, Encoding.UTF8.GetBytes(body)))));
}
