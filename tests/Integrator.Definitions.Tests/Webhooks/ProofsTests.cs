using System.Security.Cryptography;
using System.Text;
using Coves;
using Drums;
using Flares;
using Gongs;
using Hooters;
using Klaxons;
using Pennants;
using Whistles;

namespace Integrator.Definitions.Tests.Webhooks;

/// <summary>One generated webhook for each further way in which a vendor proves who calls.</summary>
public sealed class ProofsTests
{
    private const string Body = """{"id":"e1","meta":{"token":"t0k3n"}}""";

    [Theory, Trait("Feature", "T92")]
    [InlineData("Basic dGVzdDoxMjPCow==", null)] // RFC 7617, section 2.1
    [InlineData("Basic dGVzdDoxMjM=", "The password is another.")]
    [InlineData("Basic ?", "The password is missing.")]
    [InlineData("Bearer dGVzdDoxMjPCow==", "The password is missing.")]
    [InlineData(null, "The password is missing.")]
    public async Task ANameAndAPasswordAreCompared(string? header, string? reason)
    {
        await using var server = await HookServer<WhistlesEvent>.StartAsync(WhistlesWebhook.Webhook, new WhistlesContext { Captain = "test", Word = "123\u00A3" });

        await CheckAsync(server, reason, "/hook/", Body, header is null ? [] : [("Authorization", header)]);
    }

    [Theory, Trait("Feature", "T92")]
    [InlineData(Body, null)]
    [InlineData("""{"id":"e1","meta":{"token":"t0k3m"}}""", "The token is another.")]
    [InlineData("""{"id":"e1"}""", "The token is missing.")]
    [InlineData("t0k3n", "The token is missing.")]
    public async Task ATokenInTheBodyIsCompared(string body, string? reason)
    {
        await using var server = await HookServer<PennantsEvent>.StartAsync(PennantsWebhook.Webhook, new PennantsContext { Secret = "t0k3n" });

        await CheckAsync(server, reason, "/hook/", body);
    }

    [Theory, Trait("Feature", "T92")]
    [InlineData("/hook/s3cr3t", null)]
    [InlineData("/hook/s3cr3", "The token is another.")]
    [InlineData("/hook/s3cr3t/more", "The token is another.")]
    public async Task AnAddressThatNobodyElseKnowsIsAProof(string path, string? reason)
    {
        await using var server = await HookServer<CovesEvent>.StartAsync(CovesWebhook.Webhook, new CovesContext { Secret = "s3cr3t" });

        await CheckAsync(server, reason, path, Body);
    }

    [Theory, Trait("Feature", "T92")]
    [InlineData("/hook/", Body, null)]
    [InlineData("/hook/else", Body, "The signature is another.")]
    [InlineData("/hook/", """{"id":"e2"}""", "The signature is another.")]
    public async Task APublicKeyVerifiesTheAddressAndTheBody(string path, string body, string? reason)
    {
        using var rsa = RSA.Create(2048);
        await using var server = await HookServer<FlaresEvent>.StartAsync(FlaresWebhook.Webhook, new FlaresContext { PublicKey = rsa.ExportSubjectPublicKeyInfoPem() });
        var signature = rsa.SignData(Encoding.UTF8.GetBytes("https://hooks.example/hook/" + Body), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        await CheckAsync(server, reason, path, body, ("X-Signature", Convert.ToBase64String(signature)));
    }

    [Theory, Trait("Feature", "T92")]
    [InlineData("m1", 0, null)]
    [InlineData("m2", 0, "The signature is another.")]
    [InlineData("m1", -301, "The signature's time is too far from now.")]
    public async Task StandardWebhooksAreVerified(string id, int seconds, string? reason)
    {
        await using var server = await HookServer<DrumsEvent>.StartAsync(DrumsWebhook.Webhook, new DrumsContext { Secret = "whsec_" + Convert.ToBase64String("key"u8) });
        var time = server.Clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();
        var signature = Convert.ToBase64String(HMACSHA256.HashData("key"u8, Encoding.UTF8.GetBytes($"m1.{time}.{Body}")));

        await CheckAsync(server, reason, "/hook/", Body, ("webhook-id", id), ("webhook-timestamp", $"{time}"), ("webhook-signature", $"v1,AAAA v1,{signature}"));
    }

    [Theory, Trait("Feature", "T92")]
    [InlineData("t={0},v1={1}", 0, null)]
    [InlineData("t={0},v1=00ff,v1={1},v0=11", 0, null)] // while the secret changes
    [InlineData("t={0},v1=00ff", 0, "The signature is another.")]
    [InlineData("v1={1}", 0, "The signature's time is missing.")]
    [InlineData("t={0},v0={1}", 0, "The signature cannot be read.")]
    [InlineData("t={0},v1={1}", -301, "The signature's time is too far from now.")]
    public async Task ATimeAndSeveralSignaturesStandInOneHeader(string header, int seconds, string? reason)
    {
        await using var server = await HookServer<KlaxonsEvent>.StartAsync(KlaxonsWebhook.Webhook, new KlaxonsContext { Secret = "key" });
        var time = server.Clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData("key"u8, Encoding.UTF8.GetBytes($"{time}.{Body}")));

        await CheckAsync(server, reason, "/hook/", Body, ("X-Klaxon", string.Format(System.Globalization.CultureInfo.InvariantCulture, header, time, signature)));
    }

    [Theory, Trait("Feature", "T92")]
    [InlineData("key10", null)]
    [InlineData("10", "The signature is another.")]
    public async Task APlainHashBeginsWithTheSecret(string before, string? reason)
    {
        await using var server = await HookServer<HootersEvent>.StartAsync(HootersWebhook.Webhook, new HootersContext { Secret = "key" });

        await CheckAsync(server, reason, "/hook/", Body, ("X-Sent", "10"), ("X-Hooter", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(before + Body)))));
    }

    [Theory, Trait("Feature", "T92"), Trait("Feature", "T50")]
    [InlineData("36 2026-01-02", null)]
    [InlineData("36 2026-01-03", "The gong is another.")]
    public async Task AHookOfTheUserDecides(string gong, string? reason)
    {
        await using var server = await HookServer<GongsEvent>.StartAsync(GongsWebhook.Webhook);

        await CheckAsync(server, reason, "/hook/", Body, ("X-Gong", gong));
    }

    private static async Task CheckAsync<TEvent>(HookServer<TEvent> server, string? reason, string path, string body, params (string, string)[] headers)
    {
        Assert.Equal(reason is null ? 204 : 401, (await server.SendAsync("POST", path, body, headers)).Status);

        Assert.Equal(reason, server.Reason);
        Assert.Equal(reason is null ? 1 : 0, server.Deliveries.Count);
    }
}
