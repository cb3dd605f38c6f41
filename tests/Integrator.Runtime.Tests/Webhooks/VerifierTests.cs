using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Integrator.Tests.Webhooks;

public sealed partial class VerifierTests
{
    private const string SlackBody = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private static readonly HmacVerifier s_github = new()
    {
        Secrets = static _ => ["It's a Secret to Everybody"],
        Signature = static request => request.Header("x-hub-signature-256"),
        Prefix = "sha256=",
    };

    private static readonly HmacVerifier s_stripe = new()
    {
        Secrets = static _ => ["whsec_old", "whsec_new"],
        Parts = [SignedPart.Timestamp, SignedPart.Body],
        Separator = ".",
        Signature = static request => request.Header("Stripe-Signature"),
        SignaturePattern = Stripe(),
    };

    [Fact]
    public async Task GitHubIsVerified()
    {
        // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
        const string Signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
        Assert.Null(await RefusalAsync(s_github, Request("Hello, World!", ("X-Hub-Signature-256", Signature))));
        Assert.Equal("The signature is another.", await RefusalAsync(s_github, Request("Hello, World?", ("X-Hub-Signature-256", Signature))));
        Assert.Equal("The signature is missing.", await RefusalAsync(s_github, Request("Hello, World!")));
        Assert.Equal("The signature cannot be read.", await RefusalAsync(s_github, Request("Hello, World!", ("X-Hub-Signature-256", "sha256=zz"))));
        Assert.Equal("The signature cannot be read.", await RefusalAsync(s_github, Request("Hello, World!", ("X-Hub-Signature-256", Signature["sha256=".Length..]))));
    }

    [Fact]
    public async Task SlackIsVerified()
    {
        // https://docs.slack.dev/authentication/verifying-requests-from-slack
        var slack = new HmacVerifier
        {
            Secrets = static _ => ["8f742231b10e8888abcd99yyyzzz85a5"],
            Parts = [SignedPart.Text(static _ => "v0"), SignedPart.Timestamp, SignedPart.Body],
            Separator = ":",
            Signature = static request => request.Header("X-Slack-Signature"),
            Prefix = "v0=",
            Timestamp = static request => request.Header("X-Slack-Request-Timestamp"),
        };
        var request = Request(SlackBody, ("X-Slack-Signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"), ("X-Slack-Request-Timestamp", "1531420618"));

        Assert.Null(await slack.RefusalAsync(request, At(1531420618 + 299), Token));
        Assert.Equal("The signature's time is too far from now.", await slack.RefusalAsync(request, At(1531420618 + 301), Token));
        Assert.Equal("The signature's time is too far from now.", await slack.RefusalAsync(request, At(1531420618 - 301), Token));
        Assert.Equal("The signature's time is missing.", await slack.RefusalAsync(Request(SlackBody, ("X-Slack-Signature", "v0=a2")), At(1531420618), Token));
    }

    [Fact]
    public async Task StandardWebhooksAreVerified()
    {
        // https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/javascript/src/index.test.ts and the Svix documentation.
        var verifier = StandardWebhooks.Verifier(static _ => ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]);
        (string, string)[] headers = [("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"), ("webhook-timestamp", "1614265330")];
        const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

        Assert.Null(await verifier.RefusalAsync(Request("{\"test\": 2432232314}", [.. headers, ("webhook-signature", Signature)]), At(1614265330), Token));
        Assert.Null(await verifier.RefusalAsync(Request("{\"test\": 2432232314}", [.. headers, ("webhook-signature", $"v1a,AAAA v1,AAAA {Signature}")]), At(1614265330), Token));
        Assert.NotNull(await verifier.RefusalAsync(Request("{\"test\":2432232314}", [.. headers, ("webhook-signature", Signature)]), At(1614265330), Token));
        Assert.NotNull(await verifier.RefusalAsync(Request("{\"test\": 2432232314}", headers[1], ("webhook-signature", Signature)), At(1614265330), Token));
    }

    [Fact]
    public async Task StripeIsVerifiedWhileItsSecretChanges()
    {
        // https://docs.stripe.com/webhooks#verify-manually publishes the scheme and no vector.
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData("whsec_new"u8, "1614265330.{}"u8));
        Assert.Null(await s_stripe.RefusalAsync(Request("{}", ("Stripe-Signature", $"t=1614265330,v1=00ff,v1={signature},v0=11")), At(1614265330), Token));
        Assert.Equal("The signature is another.", await s_stripe.RefusalAsync(Request("{}", ("Stripe-Signature", $"t=1614265331,v1={signature}")), At(1614265330), Token));
        Assert.Equal("The signature's time is missing.", await s_stripe.RefusalAsync(Request("{}", ("Stripe-Signature", $"v1={signature}")), At(1614265330), Token));
        Assert.Equal("The signature cannot be read.", await s_stripe.RefusalAsync(Request("{}", ("Stripe-Signature", "t=1614265330,v0=11")), At(1614265330), Token));
    }

    [Fact]
    public async Task ShopifyIsVerified()
    {
        // https://shopify.dev/docs/apps/build/webhooks/subscribe/https publishes the scheme and no vector.
        var shopify = new HmacVerifier { Secrets = static _ => ["hush"], Signature = static request => request.Header("X-Shopify-Hmac-SHA256"), Encoding = SignatureEncoding.Base64 };
        var signature = Convert.ToBase64String(HMACSHA256.HashData("hush"u8, "{\"id\":1}"u8));
        Assert.Null(await RefusalAsync(shopify, Request("{\"id\":1}", ("x-shopify-hmac-sha256", signature))));
        Assert.NotNull(await RefusalAsync(shopify, Request("{ \"id\": 1 }", ("x-shopify-hmac-sha256", signature))));
    }

    [Theory]
    [InlineData(SignatureHash.Sha1, SecretEncoding.Hex, "6b6579", false)]
    [InlineData(SignatureHash.Sha512, SecretEncoding.Base64, "a2V5", false)]
    [InlineData(SignatureHash.Sha384, SecretEncoding.Utf8, "key", false)]
    [InlineData(SignatureHash.Sha256, SecretEncoding.Utf8, "key", true)]
    public async Task EveryKnobTurns(SignatureHash hash, SecretEncoding encoding, string secret, bool isPlain)
    {
        var name = new HashAlgorithmName(hash.ToString().ToUpperInvariant());
        var signed = "POST\nhttps://hook.example/in?q=a%20b\na b\nabc\nbody"u8.ToArray();
        var signature = isPlain ? CryptographicOperations.HashData(name, [.. "key"u8, .. signed]) : CryptographicOperations.HmacData(name, "key"u8, signed);
        var verifier = new HmacVerifier
        {
            Hash = hash,
            SecretEncoding = encoding,
            IsPlainHash = isPlain,
            Secrets = request => [(string?)request.Variables],
            Parts = [SignedPart.Method, SignedPart.Url, SignedPart.Query("q"), SignedPart.Header("X-A"), SignedPart.Body],
            Separator = "\n",
            Signature = static request => request.Query("s"),
            Encoding = SignatureEncoding.Base64Url,
        };
        var url = new Uri("https://hook.example/in?q=a%20b");
        var request = new WebhookRequest("post", url, [new("X-A", "abc")], "body"u8.ToArray()) { Variables = secret };
        verifier = verifier with { Signature = _ => Base64Url.EncodeToString(signature) };

        Assert.Null(await RefusalAsync(verifier, request));
        Assert.NotNull(await RefusalAsync(verifier with { Parts = [SignedPart.Body] }, request));
    }

    [Fact]
    public async Task WithoutASecretNothingIsGenuine()
    {
        var empty = Convert.ToHexStringLower(HMACSHA256.HashData(""u8, "x"u8));
        foreach (var secrets in (string?[][])[[], [null], [""]])
        {
            Assert.Equal("The signature is another.", await RefusalAsync(s_github with { Secrets = _ => secrets, Prefix = "" }, Request("x", ("x-hub-signature-256", empty))));
            Assert.NotNull(await RefusalAsync(new TokenVerifier { Token = static _ => "", Secrets = _ => secrets }, Request("x")));
            Assert.NotNull(await RefusalAsync(new TokenVerifier { Token = static _ => "t", Secrets = _ => secrets }, Request("x")));
        }

        Assert.NotNull(await RefusalAsync(new BasicVerifier { User = static _ => "u", Password = static _ => "" }, Request("x", ("Authorization", "Basic dTo="))));
    }

    [Fact]
    public async Task TokensAndPasswordsAreCompared()
    {
        var token = new TokenVerifier { Token = static request => request.Member("meta.token"), Secrets = static _ => ["old", "new"] };
        Assert.Null(await RefusalAsync(token, Request("""{"meta":{"token":"new"}}""")));
        Assert.Equal("The token is another.", await RefusalAsync(token, Request("""{"meta":{"token":"newer"}}""")));
        Assert.Equal("The token is missing.", await RefusalAsync(token, Request("no json")));

        var basic = new BasicVerifier { User = static _ => "test", Password = static _ => "123\u00A3" };
        Assert.Null(await RefusalAsync(basic, Request("", ("Authorization", "Basic dGVzdDoxMjPCow==")))); // RFC 7617, section 2.1
        Assert.Equal("The password is another.", await RefusalAsync(basic, Request("", ("Authorization", "Basic dGVzdDoxMjM="))));
        Assert.Equal("The password is missing.", await RefusalAsync(basic, Request("", ("Authorization", "Basic ?"))));
    }

    [Theory]
    [InlineData(PublicKeyKind.Rsa)]
    [InlineData(PublicKeyKind.RsaPss)]
    [InlineData(PublicKeyKind.Ecdsa)]
    [InlineData(PublicKeyKind.EcdsaFixed)]
    public async Task APublicKeyVerifies(PublicKeyKind kind)
    {
        using var rsa = RSA.Create(2048);
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = kind switch
        {
            PublicKeyKind.Rsa => rsa.SignData("body"u8, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            PublicKeyKind.RsaPss => rsa.SignData("body"u8, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            PublicKeyKind.Ecdsa => ecdsa.SignData("body"u8, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
            _ => ecdsa.SignData("body"u8, HashAlgorithmName.SHA256),
        };
        IReadOnlyList<string> keys = [kind is PublicKeyKind.Rsa or PublicKeyKind.RsaPss ? rsa.ExportSubjectPublicKeyInfoPem() : ecdsa.ExportSubjectPublicKeyInfoPem()];
        var verifier = new PublicKeyVerifier(kind) { Keys = (_, _) => ValueTask.FromResult(keys), Signature = _ => Convert.ToBase64String(signature), Encoding = SignatureEncoding.Base64 };

        Assert.Null(await RefusalAsync(verifier, Request("body")));
        Assert.Equal("The signature is another.", await RefusalAsync(verifier, Request("bodY")));
        Assert.NotNull(await RefusalAsync(verifier with { Keys = static (_, _) => ValueTask.FromResult<IReadOnlyList<string>>([]) }, Request("body")));
    }

    [Theory]
    [InlineData("""{"iss":"me","aud":["us","them"],"exp":1767323145}""", null)]
    [InlineData("""{"iss":"me","aud":"us","exp":1767322700}""", "The JWT has ended.")]
    [InlineData("""{"iss":"me","aud":"us"}""", "The JWT has ended.")]
    [InlineData("""{"iss":"me","aud":"us","exp":1767323145,"nbf":1767333145}""", "The JWT has not begun.")]
    [InlineData("""{"iss":"you","aud":"us","exp":1767323145}""", "The JWT's issuer is another.")]
    [InlineData("""{"iss":"me","aud":"them","exp":1767323145}""", "The JWT is for somebody else.")]
    public async Task AJwtIsVerified(string claims, string? refusal)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var jwt = Jwt(ecdsa, """{"alg":"ES256","kid":"k1"}""", claims);
        Assert.Equal(refusal, await RefusalAsync(Verifier(ecdsa), Request("{}", ("Authorization", "Bearer " + jwt))));
    }

    [Fact]
    public async Task AJwtOfAnotherKeyOrWithoutOneIsRefused()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        const string Claims = """{"iss":"me","aud":"us","exp":1767323145}""";
        var none = $"{Base64Url.EncodeToString("""{"alg":"none"}"""u8)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Claims))}.";

        foreach (var jwt in new[] { Jwt(other, """{"alg":"ES256","kid":"k1"}""", Claims), Jwt(ecdsa, """{"alg":"ES256","kid":"k2"}""", Claims), Jwt(ecdsa, """{"alg":"HS256"}""", Claims), none })
        {
            Assert.Equal("The JWT is signed by somebody else.", await RefusalAsync(Verifier(ecdsa), Request("{}", ("Authorization", "Bearer " + jwt))));
        }

        Assert.Equal("The JWT is missing.", await RefusalAsync(Verifier(ecdsa), Request("{}")));
        Assert.Equal("The JWT cannot be read.", await RefusalAsync(Verifier(ecdsa), Request("{}", ("Authorization", "Bearer a.b.c"))));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static JwtVerifier Verifier(ECDsa key)
    {
        var point = key.ExportParameters(false).Q;
        return new JwtVerifier
        {
            KeySet = _ => ValueTask.FromResult($$"""{"keys":[{"kty":"EC","crv":"P-256","kid":"k1","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}]}"""),
            Issuer = static _ => "me",
            Audience = static _ => "us",
        };
    }

    private static string Jwt(ECDsa key, string header, string claims)
    {
        var text = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    private static async Task<string?> RefusalAsync(WebhookVerifier verifier, WebhookRequest request) => await verifier.RefusalAsync(request, new ManualTime(), Token);

    private static ManualTime At(long seconds)
    {
        var clock = new ManualTime();
        clock.Advance(DateTimeOffset.FromUnixTimeSeconds(seconds) - clock.GetUtcNow());
        return clock;
    }

    private static WebhookRequest Request(string body, params (string Name, string Value)[] headers) => new(
        "POST", new Uri("https://hook.example/in"), headers.Select(static header => KeyValuePair.Create(header.Name, header.Value)), Encoding.UTF8.GetBytes(body));

    [GeneratedRegex("(?:^|,)(?:t=(?<t>[0-9]+)|v1=(?<sig>[0-9a-f]+))")]
    private static partial Regex Stripe();
}
