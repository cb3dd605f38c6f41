using System.Text.Json;
using Lantern;

namespace Integrator.Faults.Tests.Secrets;

/// <summary>Token endpoints, consents and APIs that repeat codes, tokens and secrets of applications.</summary>
public sealed class TokenSecretsTests : IAsyncLifetime
{
    private static readonly string[] s_secrets = ["app/secret+1", "first-token/1=", "second-token/2=", "refresh/1", "code/+1", "captured value"];

    private WireServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await WireServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task ATokenEndpointThatRepeatsWhatItWasSentShowsNothing()
    {
        _server.On = static call => new WireAnswer(JsonSerializer.Serialize(new { error = "app/secret+1", error_description = $"got {call.Body} and {call.Header("Authorization")}" }), 400, []);
        var client = Client(LanternCredentials.Machine());

        var failure = await Assert.ThrowsAsync<TokenException>(() => client.Me.GetAsync(Wire.Token));

        Assert.Empty(Spelling.Found($"{failure}{failure.Code}", s_secrets));
        Assert.Contains("***", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EarlierTokensAreNotShownEither()
    {
        var tokens = new Queue<string>(["""{"access_token":"first-token/1=","refresh_token":"refresh/1"}""", """{"access_token":"second-token/2="}"""]);
        _server.On = call => call.Target == "/token" ? WireAnswer.Json(tokens.Dequeue())
            : call.Header("Authorization") == "Bearer first-token/1=" ? new WireAnswer("", 401, [])
            : new WireAnswer(JsonSerializer.Serialize(new { message = string.Join(' ', s_secrets.SelectMany(Spelling.Of).Select(static way => way.Text)) }), 400, []);

        var failure = await Assert.ThrowsAsync<ApiException>(() => Client(LanternCredentials.Machine()).Me.GetAsync(Wire.Token));

        Assert.Empty(Spelling.Found($"{failure}{failure.RawBody}", s_secrets[..4]));
    }

    [Fact]
    public async Task AConsentThatFailsShowsNeitherCodeNorVerifierNorSecret()
    {
        _server.On = static call => new WireAnswer(JsonSerializer.Serialize(new { error = "invalid_grant", error_description = call.Body }), 400, []);
        using var consent = new Consent(LanternClient.Api, LanternCredentials.OAuth2(), Options());
        var start = consent.Start(new Uri("https://app.example/back"));

        var failure = await Assert.ThrowsAsync<TokenException>(() => consent.CompleteAsync(start, Back(start, "code=code%2F%2B1"), Wire.Token));

        Assert.Empty(Spelling.Found(failure.ToString(), [.. s_secrets, start.Verifier!]));
        Assert.Equal("invalid_grant", failure.Code);
    }

    [Fact]
    public async Task ARefusedConsentShowsNoSecretAndIsCut()
    {
        using var consent = new Consent(LanternClient.Api, LanternCredentials.OAuth2(), Options());
        var start = consent.Start(new Uri("https://app.example/back"));

        var failure = await Assert.ThrowsAsync<TokenException>(() => consent.CompleteAsync(start, Back(start, $"error={start.Verifier}&error_description={new string('x', 5_000)}"), Wire.Token));

        Assert.Empty(Spelling.Found($"{failure}{failure.Code}", start.Verifier!));
        Assert.True(failure.Message.Length < 1_200);
    }

    [Fact]
    public async Task AnItemOfAStreamThatCannotBeReadShowsNoToken()
    {
        _server.On = static call => call.Target == "/token" ? WireAnswer.Json("""{"access_token":"first-token/1="}""") : WireAnswer.Json("""{"age":{"first-token/1=":[}}""");

        var failure = await Assert.ThrowsAsync<JsonException>(async () => await Client(LanternCredentials.Machine()).Me.FeedAsync(Wire.Token).ToListAsync(Wire.Token));

        Assert.Empty(Spelling.Found(failure.ToString(), s_secrets));
    }

    private static Uri Back(AuthorizationRequest start, string query) => new($"https://app.example/back?state={start.State}&{query}");

    private LanternClient Client(Credential credential) => new(_server.Connect(LanternClient.Api, credential, static options => options.Environment = Environment));

    private ConnectionOptions Options()
    {
        var options = _server.Options();
        options.Environment = Environment;
        return options;
    }

    private static string? Environment(string name) => name == "LANTERN_SECRET" ? "app/secret+1" : "app";
}
