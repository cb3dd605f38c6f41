using Integrator.Json;
using Minimal;

namespace Integrator.Tests.Http;

public sealed class ErrorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"code":"c","message":"m"}""", "c", "m")]
    [InlineData("""{"error":{"code":7,"message":"m"}}""", "7", "m")]
    [InlineData("""{"error":"invalid_grant","error_description":"m"}""", "invalid_grant", "m")]
    [InlineData("""{"type":"about:blank","title":"t","detail":"d"}""", "about:blank", "t")]
    [InlineData("""{"errors":[{"message":"first"},{"message":"second"}]}""", null, "first")]
    [InlineData("""{"errors":["first"]}""", null, "first")]
    [InlineData("""{"message":{"text":"m"}}""", null, null)]
    [InlineData("""{"message":"\ud800"}""", null, "\uFFFD")]
    [InlineData("[1]", null, null)]
    [InlineData("", null, null)]
    [InlineData("{broken", null, null)]
    public async Task TheProvidersWordsAreFound(string body, string? code, string? message)
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers(body, 400);

        var failure = await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/e"), Token));

        Assert.Equal(code, failure.Code);
        Assert.Equal(message, failure.ProviderMessage);
        Assert.Equal(body, failure.RawBody);
    }

    [Fact]
    public async Task HtmlWhereAnErrorIsDescribedIsKeptAsText()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("<html>Bad gateway</html>", 400, "text/html");

        var failure = await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(new GetOrder { Id = "o" }, Token));

        Assert.Equal("Probe: GET /orders/{id} answered 400.", failure.Message);
        Assert.Equal("<html>Bad gateway</html>", failure.RawBody);
    }

    [Fact]
    public async Task HtmlWhereASuccessIsDescribedSaysSo()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("<html>Log in</html>", 200, "text/html");

        var failure = await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(new GetOrder { Id = "o" }, Token));

        Assert.StartsWith("Probe: GET /orders/{id} answered 200: the body could not be read. '<' is invalid here.", failure.Message, StringComparison.Ordinal);
        Assert.Equal("<html>Log in</html>", failure.RawBody);
        Assert.IsAssignableFrom<System.Text.Json.JsonException>(failure.InnerException);
    }

    [Fact]
    public async Task ABodyThatIsNotWhatIsDescribedNamesThePath()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"id":"o","lines":[{"quantity":"x"}]}""");

        var failure = await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(new GetOrder { Id = "o" }, Token));
        Assert.Contains(" Path: $.lines[0].quantity |", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheMostExactErrorReaderIsUsed()
    {
        await using var probe = await ProbeServer.StartAsync();
        var action = new Probe<NoContent>(static () => new ApiRequest<NoContent>("GET", "/e")
            .Error("default", static (ref JsonReader json) => "default " + json.String())
            .Error("4XX", static (ref JsonReader json) => "range " + json.String())
            .Error("404", static (ref JsonReader json) => "exact " + json.String()));
        probe.Server.Answers("\"x\"", 404).Answers("\"x\"", 409).Answers("\"x\"", 501);

        Assert.Equal("exact x", (await Assert.ThrowsAsync<ApiException<string>>(() => probe.Connection.SendAsync(action, Token))).Error);
        Assert.Equal("range x", (await Assert.ThrowsAsync<ApiException<string>>(() => probe.Connection.SendAsync(action, Token))).Error);
        Assert.Equal("default x", (await Assert.ThrowsAsync<ApiException<string>>(() => probe.Connection.SendAsync(action, Token))).Error);
    }

    [Fact]
    public async Task AResponseIsGivenWhateverItsStatus()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers("""{"title":"gone"}""", 404, "application/json", ("request-id", "r"));

        var response = await probe.Connection.SendForResponseAsync(new GetOrder { Id = "o" }, Token);

        Assert.False(response.IsSuccess);
        Assert.Null(response.Body);
        Assert.Equal("gone", Assert.IsType<Problem>(response.Error).Title);
        Assert.Equal("""{"title":"gone"}""", response.RawBody);
        Assert.Equal("r", response.RequestId);
    }

    [Fact]
    public async Task ALongErrorBodyIsCut()
    {
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.Answers(new string('x', 100_000), 400, "text/plain");

        var failure = await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/e"), Token));
        Assert.Equal(65_536, failure.RawBody.Length);
    }

    [Fact]
    public async Task ASecretThatTheApiRepeatsIsNotShown()
    {
        await using var probe = await ProbeServer.StartAsync(credential: Credential.Bearer("sk_live_123"));
        probe.Server.Answers("""{"message":"Invalid key: sk_live_123"}""", 401);

        var failure = await Assert.ThrowsAsync<ApiException>(() => probe.Connection.SendAsync(Probe.Text("GET", "/e"), Token));

        Assert.Equal("Probe: GET /e answered 401: Invalid key: ***", failure.Message);
        Assert.DoesNotContain("sk_live_123", failure.RawBody + failure, StringComparison.Ordinal);
    }
}
