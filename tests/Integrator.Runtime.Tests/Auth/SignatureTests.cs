using System.Security.Cryptography;
using Integrator.Auth;

namespace Integrator.Tests.Auth;

/// <summary>The vectors that the standards publish.</summary>
public sealed class SignatureTests
{
    [Fact]
    public void TheBaseStringIsThatOfRfc5849()
    {
        // RFC 5849, section 3.4.1.1, with the parameters of section 3.4.1.3.1.
        KeyValuePair<string, string>[] parameters =
        [
            new("oauth_consumer_key", "9djdj82h48djs9d2"), new("oauth_token", "kkk9d7dh3k39sjv7"), new("oauth_signature_method", "HMAC-SHA1"),
            new("oauth_timestamp", "137131201"), new("oauth_nonce", "7d8f3e4a"), .. OAuth1Text.Decoded("c2&a3=2+q"),
        ];
        Assert.Equal(
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7",
            OAuth1Text.BaseString("post", new Uri("http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b"), parameters));
    }

    [Fact]
    public void TheSignatureIsThatOfRfc5849()
    {
        // RFC 5849, section 1.2: the request for the photo.
        KeyValuePair<string, string>[] parameters =
        [
            new("oauth_consumer_key", "dpf43f3p2l4k3l03"), new("oauth_token", "nnch734d00sl2jdk"), new("oauth_signature_method", "HMAC-SHA1"),
            new("oauth_timestamp", "137131202"), new("oauth_nonce", "chapoH"),
        ];
        var text = OAuth1Text.BaseString("GET", new Uri("http://photos.example.net/photos?file=vacation.jpg&size=original"), parameters);
        Assert.Equal("MdpQcU8iPSUjWoN/UDMsK2sui9I=", OAuth1Text.SignHmac(OAuth1Method.HmacSha1, OAuth1Text.Key("kd94hf93k423kf44", "pfkkdhi9sl3r4s00"), text));
    }

    [Theory]
    [InlineData(OAuth1Method.HmacSha1)]
    [InlineData(OAuth1Method.HmacSha256)]
    [InlineData(OAuth1Method.RsaSha1)]
    [InlineData(OAuth1Method.PlainText)]
    public async Task AFormIsSignedAndEachAttemptIsSignedAnew(OAuth1Method method)
    {
        using var rsa = RSA.Create(2048);
        var count = 0;
        var scheme = new OAuth1Scheme("oauth")
        {
            Method = method,
            ConsumerKey = static scope => scope.Field("key"),
            ConsumerSecret = static _ => "cs",
            Token = static _ => "t",
            TokenSecret = static _ => "ts",
            PrivateKey = _ => rsa.ExportPkcs8PrivateKeyPem(),
        };
        await using var probe = await ProbeServer.StartAsync(ConnectorProbe.Of(scheme), ConnectorProbe.Fields(("key", "k")), options => options.RandomBytes = length =>
        {
            var bytes = new byte[length];
            bytes[0] = (byte)++count;
            return bytes;
        });
        probe.Server.AnswersStatus(503);

        var sent = await probe.WireAsync("PUT", "/x?q=1", static request => request.Body("application/x-www-form-urlencoded", "a=b+c"));

        var oauth = Parameters(sent.Header("Authorization")!);
        Assert.Equal("a=b+c", sent.Body);
        if (method == OAuth1Method.PlainText)
        {
            Assert.Equal("cs&ts", oauth["oauth_signature"]);
            Assert.DoesNotContain("oauth_nonce", oauth.Keys);
            return;
        }

        Assert.NotEqual(Parameters(probe.Server.Requests[0].Header("Authorization")!)["oauth_nonce"], oauth["oauth_nonce"]);
        var text = OAuth1Text.BaseString("PUT", new Uri(probe.Server.Address, "/v1/x?q=1"), [.. oauth.Where(static pair => pair.Key != "oauth_signature"), new("a", "b c")]);
        if (method == OAuth1Method.RsaSha1)
        {
            Assert.True(rsa.VerifyData(System.Text.Encoding.ASCII.GetBytes(text), Convert.FromBase64String(oauth["oauth_signature"]), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1));
        }
        else
        {
            Assert.Equal(OAuth1Text.SignHmac(method, "cs&ts", text), oauth["oauth_signature"]);
        }
    }

    [Theory]
    [InlineData("GET", "/", null, null, "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")] // get-vanilla
    [InlineData("GET", "/?Param2=value2&Param1=value1", null, null, "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")] // get-vanilla-query-order-key-case
    [InlineData("GET", "/\u1234", null, null, "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85")] // get-utf8
    [InlineData("GET", "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", null, null, "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f")] // get-unreserved
    [InlineData("POST", "/", null, null, "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")] // post-vanilla
    [InlineData("POST", "/", "Param1=value1", "application/x-www-form-urlencoded", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")] // post-x-www-form-urlencoded
    public async Task SignatureVersion4IsThatOfAws(string method, string path, string? body, string? mediaType, string signature)
    {
        // https://docs.aws.amazon.com/general/latest/gr/signature-v4-test-suite.html
        var scheme = new SigV4Scheme("aws")
        {
            AccessKey = static _ => "AKIDEXAMPLE",
            SecretKey = static _ => "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            Region = static _ => "us-east-1",
            Service = static _ => "service",
            EncodesPathTwice = !path.Contains('\u1234', StringComparison.Ordinal),
        };
        using var message = new HttpRequestMessage(HttpMethod.Parse(method), "https://example.amazonaws.com" + path);
        if (body is not null)
        {
            message.Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
            message.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }

        await scheme.ApplyAsync(Signing(message, new DateTimeOffset(2015, 8, 30, 12, 36, 0, TimeSpan.Zero)), TestContext.Current.CancellationToken);

        var names = body is null ? "host;x-amz-date" : "content-type;host;x-amz-date";
        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders={names}, Signature={signature}",
            message.Headers.GetValues("Authorization").Single());
    }

    [Fact]
    public async Task TemporaryCredentialsAndTheDigestAreSigned()
    {
        var scheme = new SigV4Scheme("aws") { AccessKey = static _ => "A", SecretKey = static _ => "s", Region = static _ => "r", Service = static _ => "s3", SessionToken = static _ => "st", SendsContentHash = true, EncodesPathTwice = false };
        await using var probe = await ProbeServer.StartAsync(ConnectorProbe.Of(scheme), ConnectorProbe.Fields());
        var sent = await probe.WireAsync("PUT", "/x", static request => request.Body("text/plain", "hello"));
        Assert.Contains("SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token,", sent.Header("Authorization"), StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("hello"u8)), sent.Header("x-amz-content-sha256"));
        Assert.Equal("20260102T030405Z", sent.Header("X-Amz-Date"));
        Assert.Equal("hello", sent.Body);
    }

    [Fact]
    public void TheMacIsThatOfRfc7515() => Assert.Equal(
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", // RFC 7515, appendix A.1
        Jwt.Signature(
            JwtAlgorithm.HS256,
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
            isKeyBase64: true,
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"));

    [Fact]
    public void TheChallengeIsThatOfRfc7636() => Assert.Equal(
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", // RFC 7636, appendix B
        Pkce.Challenge(PkceMethod.S256, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));

    private static Integrator.Auth.ScopeTools Tools(DateTimeOffset now) => new(null, new StandingTime(now), static count => new byte[count]);

    private static Signing Signing(HttpRequestMessage message, DateTimeOffset now) =>
        new(message, new AuthScope(null, null, Tools(now)), new AuthTools("Probe", new StandingTime(now), static count => new byte[count], TimeSpan.FromSeconds(1), Tools(now)) { Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, Send = static (_, _) => throw new NotSupportedException() });

    private static Dictionary<string, string> Parameters(string header) => header["OAuth ".Length..].Split(", ")
        .Select(static part => part.Split('=', 2))
        .ToDictionary(static part => part[0], static part => Uri.UnescapeDataString(part[1].Trim('"')));

    private sealed class StandingTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
