using System.Text.Json;
using ExampleApi;
using MyCustomCrm;

namespace Integrator.Definitions.Tests.Samples;

/// <summary>The two samples of Truto's documentation, text for text.</summary>
public sealed class TrutoTests : IAsyncLifetime
{
    private const string Users = """{"data":{"users":[{"id":"u1","name":"Ann","email":"ann@example.com"}]}}""";

    private WireServer _server = null!;
    private ExampleApiClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _server.Then("""{"access_token":"t1"}""");
        _client = new ExampleApiClient(_server.Connect(ExampleApiClient.Api, ExampleApiCredentials.OAuth2("id", "s"), static options => options.Variables = new ExampleApiContext
        {
            FilterCriteria = "a b",
            Users = JsonSerializer.SerializeToElement(new[] { "u1" }),
            UserId = JsonSerializer.SerializeToElement(7),
            Items = JsonSerializer.SerializeToElement(new[] { 1, 2 }),
        }));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T17"), Trait("Feature", "T18"), Trait("Feature", "T35"), Trait("Feature", "T41"), Trait("Feature", "T43")]
    public async Task UsersAreListedPageByPage()
    {
        _server.Then(Users).Then("""{"data":{"users":[]}}""");

        Assert.Equal(("u1", "ann@example.com"), Assert.Single(await _client.Users.ListAsync(Token).ToListAsync(Token)) is var user ? (user.Id, user.Email) : default);

        Assert.Equal(["/users?page=1&filter=a%20b", "/users?page=2&filter=a%20b"], _server.Targets.Skip(1));
        Assert.All(_server.Calls.Skip(1), static call => Assert.Equal(
            ("api.example.com", "Bearer t1", "application/json", "truto"),
            (call.Host, call.Header("Authorization"), call.Header("Accept"), call.Header("User-Agent"))));
    }

    [Fact, Trait("Feature", "T30"), Trait("Feature", "T27"), Trait("Feature", "T24")]
    public async Task TheTokenIsFetchedWithTheClientInTheHeader()
    {
        _server.Then("{}");

        await _client.Actions.SyncUsersAsync(Token);

        var asked = _server.Calls[0];
        Assert.Equal(
            ("auth.example.com", "/oauth/token", "grant_type=client_credentials", "Basic aWQ6cw=="),
            (asked.Host, asked.Target, asked.Body, asked.Header("Authorization")));
    }

    [Fact, Trait("Feature", "T20"), Trait("Feature", "T21"), Trait("Feature", "T22"), Trait("Feature", "T48")]
    public async Task AnActionAndAnOrderSendWhatTheAccountHas()
    {
        _server.Then("{}").Then("""{"data":{"order":{"id":"o1"}}}""");

        await _client.Actions.SyncUsersAsync(Token);
        Assert.Equal("o1", (await _client.Orders.CreateAsync(Token)).GetProperty("id").GetString());

        Assert.Equal(
            ["""POST /sync/users {"users":["u1"]}""", """POST /orders {"user_id":7,"items":[1,2]}"""],
            _server.Calls.Skip(1).Select(static call => $"{call.Method} {call.Target.Split('?')[0]} {call.Body}"));
    }

    [Fact, Trait("Feature", "T36"), Trait("Feature", "T51")]
    public async Task AThrottledCallWaitsAndAnErrorInASuccessIsAnError()
    {
        _server.Then("", 429, ("Retry-After", "3"), ("X-RateLimit-Remaining", "0")).Then(Users).Then("""{"error":"no such list"}""");

        var failure = await Assert.ThrowsAsync<ApiException>(async () => await _client.Users.ListAsync(Token).ToListAsync(Token));

        Assert.Equal([TimeSpan.FromSeconds(3)], _server.Clock.Waits);
        Assert.EndsWith(": no such list", failure.Message, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "T14"), Trait("Feature", "T33")]
    public void TheSmallSampleIsAConnectorOfOneKey()
    {
        Assert.Equal(("My CRM", "https://my-crm.example.com/api"), (MyCustomCrmClient.Api.Catalogue!.Label, MyCustomCrmClient.Api.BaseAddress));
        var field = Assert.Single(Assert.Single(MyCustomCrmClient.Api.Methods).Form.Fields);
        Assert.Equal(("api_key", "API Key", FieldType.Password), (field.Name, field.Label, field.Type));
        Assert.DoesNotContain("k_1", MyCustomCrmCredentials.ApiKey("k_1").ToString(), StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "T49"), Trait("Feature", "T50")]
    public async Task AWebhookThatCannotBeVerifiedIsRefused()
    {
        await using var server = await HookServer<ExampleApiEvent>.StartAsync(ExampleApiWebhook.Webhook);

        Assert.Equal(401, (await server.PostAsync("{}", ("X-Signature", "your-webhook-secret"))).Status);
        Assert.Empty(server.Deliveries);
    }
}
