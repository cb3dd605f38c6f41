using System.Security.Cryptography;
using System.Text;
using Horns;

namespace Integrator.Definitions.Tests.Webhooks;

/// <summary>A webhook that is signed with a time, and whose handshake is answered by a hook.</summary>
public sealed class HornsTests : IAsyncLifetime
{
    private const string Body = """{"id":"e1","boat":"Ann"}""";
    private const string Another = "The signature is another.";
    private const string Unreadable = "The signature cannot be read.";
    private const string Distant = "The signature's time is too far from now.";

    private HookServer<HornsEvent> _server = null!;

    public async ValueTask InitializeAsync() => _server = await HookServer<HornsEvent>.StartAsync(HornsWebhook.Webhook, new HornsContext { Secret = "s3cr3t" });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T49"), Trait("Feature", "T92"), Trait("Feature", "A08")]
    public async Task ACorrectSignatureIsAccepted()
    {
        Assert.Equal((202, "taken"), await PostAsync(Body, Sign("s3cr3t", Body)));

        var arrived = Assert.IsType<HornsEvent.Arrived>(Assert.Single(Assert.Single(_server.Deliveries).Events));
        Assert.Equal(("e1", "Ann", "e1"), (arrived.Value.Id, arrived.Value.Boat, _server.Deliveries[0].Id));
        Assert.Null(_server.Reason);
    }

    [Theory, Trait("Feature", "T49"), Trait("Feature", "T92"), Trait("Feature", "T93")]
    [InlineData("another secret", Another)]
    [InlineData("no secret", Another)]
    [InlineData("another byte", Another)]
    [InlineData("one byte more", Another)]
    [InlineData("only the body is signed", Another)]
    [InlineData("another hash", Another)]
    [InlineData("another time", Another)]
    [InlineData("no signature", "The signature is missing.")]
    [InlineData("no prefix", Unreadable)]
    [InlineData("not hexadecimal", Unreadable)]
    [InlineData("half a signature", Another)]
    [InlineData("no time", "The signature's time is missing.")]
    [InlineData("long ago", Distant)]
    [InlineData("far ahead", Distant)]
    public async Task AWrongSignatureIsRefusedBeforeAnythingIsRead(string fault, string reason)
    {
        var right = Sign("s3cr3t", Body);
        var (status, _) = fault switch
        {
            "another secret" => await PostAsync(Body, Sign("other", Body)),
            "no secret" => await PostAsync(Body, Sign("", Body)),
            "another byte" => await PostAsync(Body.Replace("Ann", "Anm", StringComparison.Ordinal), right),
            "one byte more" => await PostAsync(Body + " ", right),
            "only the body is signed" => await PostAsync(Body, Hex(HMACSHA256.HashData("s3cr3t"u8, Encoding.UTF8.GetBytes(Body)))),
            "another hash" => await PostAsync(Body, Hex(HMACSHA512.HashData("s3cr3t"u8, Signed(Body, 0)))),
            "another time" => await PostAsync(Body, right, seconds: 1),
            "no signature" => await PostAsync(Body, null),
            "no prefix" => await PostAsync(Body, right["sha256=".Length..]),
            "not hexadecimal" => await PostAsync(Body, "sha256=zz"),
            "half a signature" => await PostAsync(Body, right[..^32]),
            "no time" => await PostAsync(Body, right, seconds: null),
            "long ago" => await PostAsync(Body, Sign("s3cr3t", Body, -301), -301),
            _ => await PostAsync(Body, Sign("s3cr3t", Body, 301), 301),
        };

        Assert.Equal((401, reason), (status, _server.Reason));
        Assert.Empty(_server.Deliveries);
    }

    [Fact, Trait("Feature", "T50"), Trait("Feature", "T91")]
    public async Task TheHookAnswersTheHandshakeAndNothingIsDelivered()
    {
        const string Hello = """{"hello":"harbour"}""";

        Assert.Equal((200, "harbour"), await PostAsync(Hello, Sign("s3cr3t", Hello)));

        Assert.Empty(_server.Deliveries);
    }

    [Theory, Trait("Feature", "T93")]
    [InlineData("""{"hello":"harbour"}""")] // the hook would answer it
    [InlineData("{")] // no expression could read it
    public async Task NeitherTheHookNorAnExpressionSeesWhatIsNotVerified(string body)
    {
        Assert.Equal((401, ""), await PostAsync(body, Sign("other", body)));
        Assert.Empty(_server.Deliveries);
    }

    [Fact]
    public async Task AnEventIsDeliveredOnce()
    {
        await PostAsync(Body, Sign("s3cr3t", Body));
        Assert.Equal((202, "taken"), await PostAsync(Body, Sign("s3cr3t", Body)));

        Assert.Single(_server.Deliveries);
    }

    private Task<(int Status, string Body)> PostAsync(string body, string? signature, int? seconds = 0) => _server.PostAsync(
        body,
        [.. signature is null ? [] : new[] { ("X-Signature", signature) }, .. seconds is { } given ? new[] { ("X-Sent", Time(given)) } : []]);

    private string Sign(string secret, string body, int seconds = 0) => Hex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Signed(body, seconds)));

    private byte[] Signed(string body, int seconds) => Encoding.UTF8.GetBytes($"{Time(seconds)}.{body}");

    private static string Hex(byte[] signature) => "sha256=" + Convert.ToHexStringLower(signature);

    private string Time(int seconds) => $"{_server.Clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds()}";
}
