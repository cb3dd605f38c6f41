using System.Security.Cryptography;
using System.Text;
using Seals;
using Tallies;

namespace Integrator.Definitions.Tests.Accounts;

/// <summary>Requests that are signed by OAuth 1.0a. The test composes the text that is signed by itself (RFC 5849, section 3.4.1).</summary>
public sealed class TalliesTests : IAsyncLifetime
{
    private WireServer _server = null!;
    private byte _nonce;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _server.Then("", 503).Then("""{"ok":true}""");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T62")]
    public async Task EachAttemptIsSignedAnewWithTheSecretsOfTheClientAndTheToken()
    {
        var credential = TalliesCredentials.OAuth("ck", "c&s", new OAuthToken("t1") { Values = new Dictionary<string, string> { ["oauth_token_secret"] = "ts" } });

        await new TalliesClient(_server.Connect(TalliesClient.Api, credential, Configure)).Photos.AddAsync("r b", Token);

        Assert.Equal(["title=r+b", "title=r+b"], _server.Calls.Select(static call => call.Body));
        var signed = _server.Calls.Select(Parameters).ToList();
        Assert.Equal(2, signed.Select(static oauth => oauth["oauth_nonce"]).Distinct().Count());
        Assert.All(signed, static oauth =>
        {
            Assert.Equal(("ck", "t1", "HMAC-SHA1", "1.0"), (oauth["oauth_consumer_key"], oauth["oauth_token"], oauth["oauth_signature_method"], oauth["oauth_version"]));
            Assert.Equal(Convert.ToBase64String(Hmac("c%26s&ts", Signed("tallies", oauth))), oauth["oauth_signature"]);
        });
    }

    [Fact, Trait("Feature", "T62")]
    public async Task AnRsaSignatureIsMadeWithTheKeyOfTheClient()
    {
        using var rsa = RSA.Create(2048);
        var credential = SealsCredentials.OAuth("ck", rsa.ExportPkcs8PrivateKeyPem(), new OAuthToken("t1"));

        await new SealsClient(_server.Connect(SealsClient.Api, credential, Configure)).Photos.AddAsync("r b", Token);

        var oauth = Parameters(_server.Calls[1]);
        Assert.Equal("RSA-SHA1", oauth["oauth_signature_method"]);
        var signed = Encoding.ASCII.GetBytes(Signed("seals", oauth));
        Assert.True(rsa.VerifyData(signed, Convert.FromBase64String(oauth["oauth_signature"]), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1));
    }

    private void Configure(ConnectionOptions options) => options.RandomBytes = length => [.. Enumerable.Repeat(++_nonce, length)];

    private static string Signed(string host, Dictionary<string, string> oauth)
    {
        var pairs = oauth.Where(static pair => pair.Key != "oauth_signature").Append(new("size", "original")).Append(new("title", "r b"));
        var text = string.Join('&', pairs.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        return $"PUT&{Uri.EscapeDataString($"https://api.{host}.example/v1/photos")}&{Uri.EscapeDataString(text)}";
    }

#pragma warning disable CA5350 // RFC 5849 names HMAC-SHA1.
    private static byte[] Hmac(string key, string text) => HMACSHA1.HashData(Encoding.ASCII.GetBytes(key), Encoding.ASCII.GetBytes(text));
#pragma warning restore CA5350

    private static Dictionary<string, string> Parameters(WireCall call) => call.Header("Authorization")!["OAuth ".Length..].Split(", ")
        .Select(static part => part.Split('=', 2))
        .ToDictionary(static part => part[0], static part => Uri.UnescapeDataString(part[1].Trim('"')));
}
