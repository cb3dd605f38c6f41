using System.Text.Json;
using Crm;

namespace Integrator.Definitions.Tests.Clients;

/// <summary>A connector whose definition is in the older of the two forms: everything is asserted on the wire.</summary>
public sealed class CrmClientTests : IAsyncLifetime
{
    private const string People = """{"data":{"people":[{"id":"p1","name":"Ada","email":"ada@crm.example"}]}}""";

    private WireServer _server = null!;
    private CrmClient _crm = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _crm = Client(CrmCredentials.ApiKey("k_1"), new CrmContext());
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T13"), Trait("Feature", "T39"), Trait("Feature", "T42")]
    public async Task AddressVerbAndHeadersAreAsWritten()
    {
        _server.Then(People);

        await foreach (var person in _crm.People.ListAsync(cancellationToken: Token))
        {
            Assert.Equal("Ada", person.Name);
            break;
        }

        var request = _server.Call;
        Assert.Equal("GET", request.Method);
        Assert.StartsWith("/v2/people?", request.Target, StringComparison.Ordinal);
        Assert.Equal("application/vnd.crm+json", request.Header("Accept"));
        Assert.Equal("crm-client", request.Header("User-Agent"));
        Assert.Equal("https://crm.example/v2/", CrmClient.Api.BaseAddress);
    }

    [Fact, Trait("Feature", "T14"), Trait("Feature", "T15"), Trait("Feature", "T16")]
    public void TheCatalogueSaysWhatTheDefinitionSays()
    {
        var entry = CrmClient.Api.Catalogue!;

        Assert.Equal(("Crm", "crm", true), (entry.Label, entry.Category, entry.IsBeta));
        Assert.Equal(new Uri("https://crm.example/logo.png"), entry.Logo);
        Assert.Null(entry.Icon);
    }

    [Fact, Trait("Feature", "T43"), Trait("Feature", "T54"), Trait("Feature", "T35")]
    public async Task PagesAreCountedInTheParametersOfTheMethod()
    {
        _server.Then(People).Then(People).Then("""{"data":{"people":[]}}""");

        Assert.Equal(2, await _crm.People.ListAsync(Token).CountAsync(Token));
        Assert.Equal(["page=1", "page=2", "page=3"], _server.Calls.Select(static request => request.Target.Split('?')[1].Split('&').First(static part => part.StartsWith("page", StringComparison.Ordinal))));
    }

    [Fact, Trait("Feature", "T44"), Trait("Feature", "T55"), Trait("Feature", "T18")]
    public async Task WithoutPagingAListComesAtOnceAndAVariableThatIsMissingIsNotSent()
    {
        var searching = Client(CrmCredentials.ApiKey("k_1"), new CrmContext { SearchText = "a b&c" });
        _server.Then("[]").Then("[]");

        Assert.Empty(await _crm.People.AllAsync(cancellationToken: Token));
        Assert.Empty(await searching.People.AllAsync([1, 2], Token));

        Assert.Equal(["/v2/people/all", "/v2/people/all?ids=1,2&search=a%20b%26c"], _server.Calls.Select(static request => request.Target));
    }

    [Fact, Trait("Feature", "T54")]
    public async Task PagingParametersGoIntoTheBodyWhereItHasThem()
    {
        _server.Then("""{"hits":["a","b"]}""").Then("""{"hits":["c"]}""");

        Assert.Equal(["a", "b", "c"], await _crm.People.FindAsync("Ada", Token).ToListAsync(Token));
        Assert.Equal(
            ["""{"filter":{"name":"Ada"},"paging":{"size":2,"number":1}}""", """{"filter":{"name":"Ada"},"paging":{"size":2,"number":2}}"""],
            _server.Calls.Select(static request => request.Body));
    }

    [Fact, Trait("Feature", "T20"), Trait("Feature", "T21"), Trait("Feature", "T22"), Trait("Feature", "T53")]
    public async Task AnActionOfOneRequestIsAMethod()
    {
        var client = Client(CrmCredentials.ApiKey("k_1"), new CrmContext { People = JsonSerializer.SerializeToElement(new[] { "a", "b" }) });
        _server.Then("{}");

        await client.Actions.SyncPeopleAsync(Token);

        Assert.Equal(("POST", "/v2/sync/people", """{"people":["a","b"]}"""), (_server.Call.Method, _server.Call.Target, _server.Call.Body));
        Assert.Equal("Bearer k_1", _server.Call.Header("Authorization"));
    }

    [Fact, Trait("Feature", "T45"), Trait("Feature", "T48")]
    public async Task AMethodProvesItselfItsOwnWayAndAnArrayStaysOne()
    {
        var client = Client(CrmCredentials.ApiKey("k_1"), new CrmContext { PersonId = JsonSerializer.SerializeToElement(7), Items = JsonSerializer.SerializeToElement(new[] { 1, 2 }) });
        _server.Then("""{"data":{"order":{"id":"o"}}}""");

        Assert.Equal("o", (await client.Orders.CreateAsync(Token)).Id);
        Assert.Equal("k_1", _server.Call.Header("X-Order-Key"));
        Assert.Null(_server.Call.Header("Authorization"));
        Assert.Equal("""{"person":7,"items":[1,2]}""", _server.Call.Body);
    }

    [Fact, Trait("Feature", "T46")]
    public async Task AMethodHasALimitOfItsOwn()
    {
        _server.Then("", 429, ("X-Wait", "7")).Then("[]");

        await _crm.People.AllAsync(cancellationToken: Token);

        Assert.Equal([TimeSpan.FromSeconds(7)], _server.Clock.Waits);
    }

    [Fact, Trait("Feature", "T51")]
    public async Task AnErrorInASuccessIsAnError()
    {
        _server.Then("""{"error":"no such list"}""");

        var failure = await Assert.ThrowsAsync<ApiException>(() => _crm.People.AllAsync(cancellationToken: Token));

        Assert.Contains("no such list", failure.Message, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "T33"), Trait("Feature", "T52"), Trait("Feature", "T60")]
    public async Task EachWayToConnectHasItsToken()
    {
        var client = Client(CrmCredentials.OAuth2("id", "secret", new OAuthToken("t_1")), new CrmContext());
        _server.Then("[]");

        await client.People.AllAsync(cancellationToken: Token);

        Assert.Equal("Bearer t_1", _server.Call.Header("Authorization"));
        Assert.Equal(["oauth2", "api_key"], CrmClient.Api.Methods.Select(static method => method.Name));
        Assert.DoesNotContain("k_1", CrmCredentials.ApiKey("k_1").ToString(), StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "T75"), Trait("Feature", "T80"), Trait("Feature", "T81")]
    public async Task BodiesAreEncodedAsTheirFormatSays()
    {
        foreach (var answer in new[] { "{}", "<b/>", "raw", "{}", "{}", "{}" })
        {
            _server.Then(answer, 200, ("Content-Type", answer == "<b/>" ? "application/xml" : answer == "raw" ? "text/plain" : "application/json"));
        }

        await _crm.Odds.FormAsync(Token);
        Assert.Equal("<b/>", await _crm.Odds.XmlAsync("x & <y>", Token));
        Assert.Equal("raw", await _crm.Odds.RawAsync("as it is", Token));
        await _crm.Odds.PartsAsync(Token);
        await _crm.Odds.NothingAsync(Token);
        await _crm.Odds.NullAsync(Token);

        var sent = _server.Calls;
        Assert.Equal(["a=1&b=x&b=y", "<a>x &amp; &lt;y&gt;</a>", "as it is"], sent.Take(3).Select(static request => request.Body));
        Assert.Equal(["application/x-www-form-urlencoded", "application/xml", "text/plain; charset=utf-8"], sent.Take(3).Select(static request => request.Header("Content-Type")));
        Assert.StartsWith("multipart/form-data", sent[3].Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("name=\"title\"", sent[3].Body, StringComparison.Ordinal);
        Assert.Equal(["", "null"], sent.Skip(4).Select(static request => request.Body));
    }

    [Fact, Trait("Feature", "T82"), Trait("Feature", "T84")]
    public async Task TextComesAsItIsAndNoCredentialGoesWhereNoneIsAsked()
    {
        _server.Then("a;b\n1;2", 200, ("Content-Type", "text/csv"));

        Assert.Equal("a;b\n1;2", await _crm.Odds.CsvAsync(Token));
        Assert.Null(_server.Call.Header("Authorization"));
    }

    [Fact, Trait("Feature", "T85")]
    public async Task WhatCannotBeReadIsAnExceptionOrComesAsItIs()
    {
        _server.Then("{").Then("{");

        await Assert.ThrowsAsync<ApiException>(() => _crm.Odds.LenientAsync(Token));
        var answer = await _crm.Odds.LenientResponseAsync(Token);

        Assert.Equal((200, null, "{"), (answer.Status, answer.Body, answer.RawBody));
    }

    [Fact, Trait("Feature", "T49"), Trait("Feature", "T50")]
    public async Task AWebhookThatCannotBeProvedIsRefused()
    {
        var request = new WebhookRequest("POST", new Uri("https://me.example/hook"), [], "{}"u8.ToArray());

        Assert.NotNull(await CrmWebhook.VerifyAsync(request, cancellationToken: Token));
        Assert.Null(CrmWebhook.Webhook.Handshake!(request));
    }

    [Fact, Trait("Feature", "T88")]
    public void MethodsAreCalledAsTheDefinitionCallsThem() => Assert.Superset(
        new HashSet<string>(["ListAsync", "ListPagesAsync", "ListPageAsync", "AllAsync", "FindAsync"]),
        typeof(PeopleResource).GetMethods().Select(static method => method.Name).ToHashSet());

    private CrmClient Client(Credential credential, CrmContext context) => new(_server.Connect(CrmClient.Api, credential, options => options.Variables = context));
}
