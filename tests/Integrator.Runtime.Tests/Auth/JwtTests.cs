using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Integrator.Tests.Auth;

public sealed class JwtTests
{
    [Theory]
    [InlineData(JwtAlgorithm.RS256)]
    [InlineData(JwtAlgorithm.PS256)]
    [InlineData(JwtAlgorithm.ES256)]
    [InlineData(JwtAlgorithm.HS256)]
    public async Task AJwtIsSentAsTheToken(JwtAlgorithm algorithm)
    {
        using var rsa = RSA.Create(2048);
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = algorithm switch { JwtAlgorithm.ES256 => ecdsa.ExportPkcs8PrivateKeyPem(), JwtAlgorithm.HS256 => "secret", _ => rsa.ExportPkcs8PrivateKeyPem() };
        var tokens = new JwtTokens { Algorithm = algorithm, Key = scope => key, Header = static _ => new JsonObject { ["kid"] = "k1" }, Payload = static scope => new JsonObject { ["iss"] = scope.Field("app") } };
        await using var probe = await ProbeServer.StartAsync(ConnectorProbe.Of(ConnectorProbe.Bearer, tokens), ConnectorProbe.Fields(("app", "7")));

        var sent = await probe.WireAsync("GET", "/x");

        var parts = sent.Header("Authorization")!["Bearer ".Length..].Split('.');
        Assert.Equal($$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"k1"}""", Text(parts[0]));
        Assert.Equal("""{"iss":"7","iat":1767323045,"exp":1767323345}""", Text(parts[1]));
        var (text, signature) = (Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]));
        Assert.True(algorithm switch
        {
            JwtAlgorithm.RS256 => rsa.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            JwtAlgorithm.PS256 => rsa.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            JwtAlgorithm.ES256 => ecdsa.VerifyData(text, signature, HashAlgorithmName.SHA256),
            _ => signature.SequenceEqual(HMACSHA256.HashData("secret"u8, text)),
        });
    }

    [Fact]
    public async Task AJwtIsExchangedForAToken()
    {
        await using var issuer = await LoopbackServer.StartAsync();
        issuer.Answers("""{"access_token":"t1","expires_in":3600}""");
        var tokens = new JwtTokens
        {
            Algorithm = JwtAlgorithm.HS256,
            Key = static _ => "secret",
            Payload = static _ => new JsonObject { ["iss"] = "7" },
            Exchange = new OAuth2Tokens { GrantType = "jwt", TokenUrl = _ => issuer.Address.AbsoluteUri, ClientId = static _ => null, Scopes = ["mail"] },
        };
        await using var probe = await ProbeServer.StartAsync(ConnectorProbe.Of(ConnectorProbe.Bearer, tokens), ConnectorProbe.Fields());

        Assert.Equal("Bearer t1", (await probe.WireAsync("GET", "/x")).Header("Authorization"));
        Assert.StartsWith("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=ey", issuer.Request.Body, StringComparison.Ordinal);
        Assert.EndsWith("&scope=mail", issuer.Request.Body, StringComparison.Ordinal);
    }

    private static string Text(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));
}
