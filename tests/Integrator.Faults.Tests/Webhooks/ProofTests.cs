using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Gong;

namespace Integrator.Faults.Tests.Webhooks;

/// <summary>Proofs that are not what they seem.</summary>
public sealed class ProofTests : IDisposable
{
    private readonly ManualTime _clock = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData("?id=signed&id=forged")]
    [InlineData("?id=signed&%69d=forged")]
    [InlineData("?&id=signed&id")]
    public async Task TheValueThatIsSignedIsTheOneThatExpressionsSee(string query)
    {
        var receiver = new WebhookReceiver<GongEvent>(GongWebhook.Webhook, new MemoryEventStore(_clock), _clock);
        var request = new WebhookRequest("POST", new Uri("https://hooks.example/a" + query), [new("X-Signature", Hooks.Sign("s", "signed"))], """{"id":"x"}"""u8.ToArray())
        {
            Variables = new GongContext { Secret = "s" },
        };
        string? id = null;

        var result = await receiver.ReceiveAsync(request, (delivery, _) =>
        {
            id = delivery.Id;
            return default;
        }, null, Wire.Token);

        Assert.Equal((WebhookOutcome.Delivered, "signed"), (result.Outcome, id));
    }

    [Theory]
    [InlineData("""{"alg":"ES256","crit":["exp"],"exp":1}""")]
    [InlineData("""{"alg":"ES256","crit":["b64"],"b64":false}""")]
    [InlineData("""{"alg":"ES256","crit":[]}""")]
    [InlineData("""{"alg":"ES256","crit":null}""")]
    public async Task ACriticalExtensionIsRefused(string header) =>
        Assert.Equal("The JWT needs extensions that are not understood.", await RefusalAsync(header, Keys()));

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AQ","y":"AQ"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"!","y":"AQ"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"","y":""}""")]
    [InlineData("""{"kty":"EC","kid":{"a":1}}""")]
    [InlineData("""{"kty":"\ud800"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":1,"y":2}""")]
    public async Task AMalformedKeyIsSkipped(string malformed) =>
        Assert.Null(await RefusalAsync("""{"alg":"ES256"}""", Keys(malformed)));

    [Theory]
    [InlineData("""{"kty":"RSA","n":"","e":""}""")]
    [InlineData("""{"kty":"RSA","n":"AQ","e":"AQ"}""")]
    [InlineData("""{"kty":"RSA","n":"AA","e":"AA"}""")]
    public async Task AMalformedRsaKeySignsNothing(string malformed) =>
        Assert.Equal("The JWT is signed by somebody else.", await RefusalAsync("""{"alg":"RS256"}""", Keys(malformed)));

    [Fact]
    public async Task AKeyForEncryptionSignsNothing() =>
        Assert.Equal("The JWT is signed by somebody else.", await RefusalAsync("""{"alg":"ES256"}""", $$"""{"keys":[{{Key("enc")}}]}"""));

    [Fact]
    public async Task AMalformedPublicKeyIsSkipped()
    {
        var verifier = new PublicKeyVerifier(PublicKeyKind.Ecdsa)
        {
            Keys = (_, _) => new(["no key", "-----BEGIN PUBLIC KEY-----\nAQ==\n-----END PUBLIC KEY-----", _key.ExportSubjectPublicKeyInfoPem()]),
            Signature = static request => request.Header("X-Signature"),
        };
        var signature = Convert.ToHexStringLower(_key.SignData("body"u8, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

        Assert.Null(await verifier.RefusalAsync(new WebhookRequest("POST", new Uri("https://hooks.example"), [new("X-Signature", signature)], "body"u8.ToArray()), _clock, Wire.Token));
    }

    private async Task<string?> RefusalAsync(string header, string keys)
    {
        var head = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString("""{"exp":9999999999}"""u8)}";
        var jwt = $"{head}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(head), HashAlgorithmName.SHA256))}";
        var verifier = new JwtVerifier { KeySet = _ => new(keys) };
        return await verifier.RefusalAsync(new WebhookRequest("POST", new Uri("https://hooks.example"), [new("Authorization", "Bearer " + jwt)], default), _clock, Wire.Token);
    }

    private string Keys(params string[] others) => $$"""{"keys":[{{string.Concat(others.Select(static other => other + ","))}}{{Key("sig")}}]}""";

    private string Key(string use)
    {
        var point = _key.ExportParameters(false).Q;
        return $$"""{"kty":"EC","crv":"P-256","use":"{{use}}","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}""";
    }
}
