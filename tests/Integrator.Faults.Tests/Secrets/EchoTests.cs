using System.Text.Json;
using Vault;

namespace Integrator.Faults.Tests.Secrets;

/// <summary>An API that repeats what it was sent, in its errors and in bodies that cannot be read.</summary>
public sealed class EchoTests : IAsyncLifetime
{
    private const string Password = "p/+=&\"\\ä€😀 s3cret";
    private const string Code = "c0de#1";

    private WireServer _server = null!;
    private VaultClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _client = new VaultClient(_server.Connect(VaultClient.Api, VaultCredentials.Password("someone", Password), static options =>
        {
            options.Variables = new VaultContext { Room = "r", Code = Code };
            options.MaxAttempts = 1;
        }));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public static TheoryData<string> Ways => [.. Spelling.Of(Password).Select(static way => way.Name)];

    [Theory, MemberData(nameof(Ways))]
    public async Task ARepeatedSecretStandsInNoText(string way)
    {
        var text = Spelling.Of(Password).Single(one => one.Name == way).Text;
        var body = JsonSerializer.Serialize(new { message = $"no <{text}> here", code = Code });
        _server.Then($"{{\"raw\":\"{text}\",\"more\":{body}}}", 400, ("X-Request-Id", "id-" + Uri.EscapeDataString(text))).Then(body, 400);

        var raw = await _client.Boxes.GetResponseAsync(Wire.Token);
        var failure = await Assert.ThrowsAsync<ApiException>(() => _client.Boxes.GetAsync(Wire.Token));

        Assert.Empty(Spelling.Found($"{raw.RawBody}\n{raw.RequestId}\n{failure}\n{failure.RawBody}\n{failure.ProviderMessage}\n{failure.Code}", Password, Code));
        Assert.Contains("***", failure.Message, StringComparison.Ordinal);
        Assert.Contains("here", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASecretInTheNameOfAMemberStandsInNoFailureToRead()
    {
        _server.Then("{\"size\":{\"" + Code + "\":1}}").Then("{\"name\":{\"a\":{\"" + Code + "\":[}}}");

        var first = await Assert.ThrowsAsync<ApiException>(() => _client.Boxes.GetAsync(Wire.Token));
        var second = await Assert.ThrowsAsync<ApiException>(() => _client.Boxes.GetAsync(Wire.Token));

        Assert.DoesNotContain(Code, $"{first}{second}{first.InnerException}{second.InnerException}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65_536)]
    [InlineData(65_530)]
    [InlineData(65_520)]
    public async Task TextIsRedactedBeforeItIsCut(int length)
    {
        var secrets = string.Concat(Enumerable.Repeat(Code + " ", 1_000));
        _server.Then(secrets + new string('x', length - secrets.Length) + Uri.EscapeDataString(Password) + new string('y', 100), 400);

        var failure = await Assert.ThrowsAsync<ApiException>(() => _client.Boxes.GetAsync(Wire.Token));

        Assert.DoesNotContain("p%2F", failure.RawBody, StringComparison.Ordinal);
        Assert.DoesNotContain(Code[..5], failure.RawBody, StringComparison.Ordinal);
        Assert.True(failure.RawBody.Length <= 65_536);
    }

    [Fact]
    public async Task WordsThatAreNoSecretStay()
    {
        _server.Then("""{"message":"someone may not enter room r: %41 \\u0041 & + 100%"}""", 403);

        Assert.EndsWith("someone may not enter room r: %41 \\u0041 & + 100%", (await Assert.ThrowsAsync<ApiException>(() => _client.Boxes.GetAsync(Wire.Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARedirectThatRepeatsASecretDoesNotShowIt()
    {
        _server.Redirects(302, $"https://evil.example/{Uri.EscapeDataString(Password)}/x");

        Assert.Empty(Spelling.Found((await Assert.ThrowsAsync<ApiException>(() => _client.Boxes.GetAsync(Wire.Token))).ToString(), Password));
    }

    [Fact]
    public async Task ALongSecretWithAnEscapeForEveryLetterIsFoundWithoutRecursion()
    {
        var secret = string.Concat(Enumerable.Repeat("a%b\\c&d+", 1_000));
        var client = new VaultClient(_server.Connect(VaultClient.Api, VaultCredentials.Password("someone", secret), static options => options.MaxAttempts = 1));
        foreach (var text in (string[])[string.Concat(secret.Select(static letter => $"\\u{(int)letter:x4}")), Uri.EscapeDataString(Uri.EscapeDataString(secret)), secret])
        {
            _server.Then($"before {text} after", 400);

            Assert.Equal("before *** after", (await Assert.ThrowsAsync<ApiException>(() => client.Boxes.GetAsync(Wire.Token))).RawBody);
        }
    }
}
