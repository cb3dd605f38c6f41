using System.Security.Cryptography;
using System.Text;
using Desk;

namespace Integrator.Definitions.Tests.Clients;

/// <summary>A connector with everything a definition may say: variables, credentials, paging, limits, a webhook, steps.</summary>
public sealed class DeskClientTests : IAsyncLifetime
{
    private const string Ticket = """{"id":1,"subject":"s"}""";

    private readonly ListLogger _log = new();
    private readonly List<DeskContext> _stored = [];
    private WireServer _server = null!;
    private Connection _connection = null!;
    private DeskClient _desk = null!;

    private static DeskContext Account => new() { Domain = "acme", Team = "blue", WebhookSecret = "s3cr3t" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _connection = _server.Connect(DeskClient.Api, DeskCredentials.Key("dk_1"), options => Configure(options, Account));
        _desk = new DeskClient(_connection);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T34"), Trait("Feature", "T53"), Trait("Feature", "T69")]
    public async Task AListIsReadToItsEndByTheCursorThatEachPageGives()
    {
        _server.Then($$$"""{"data":[{{{Ticket}}}],"meta":{"next":"c1"}}""").Then($$$"""{"data":[{{{Ticket}}}],"meta":{"next":null}}""");

        Assert.Equal(2, await _desk.Tickets.ListAsync(ListTicketsState.Open, ["a", "b"], Token).CountAsync(Token));

        Assert.Equal(
            ["/api/tickets?state=open&tags=a,b&team=blue&sort=created&limit=50", "/api/tickets?state=open&tags=a,b&team=blue&sort=created&limit=50&after=c1"],
            _server.Calls.Select(static request => request.Target));
        Assert.Equal(["Bearer dk_1"], _server.Calls.Select(static request => request.Header("Authorization")).Distinct());
        Assert.Equal("integrator", _server.Calls[0].Header("X-Client"));
    }

    [Fact, Trait("Feature", "T69")]
    public async Task APageCanBeGoneOnFrom()
    {
        _server.Then($$$"""{"data":[{{{Ticket}}}],"meta":{"next":"c9"}}""");

        var page = await _desk.Tickets.ListPageAsync(cursor: "c8", limit: 500, cancellationToken: Token);

        Assert.Equal("c9", page.NextCursor);
        Assert.Contains("limit=100&after=c8", _server.Call.Target, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "T40")]
    public async Task AValueOfThePathIsOneSegment()
    {
        _server.Then(Ticket);
        await _desk.Tickets.CloseAsync("a/b", cancellationToken: Token);
        Assert.Equal("/api/tickets/a%2Fb/close", _server.Call.Target);

        var failure = await Assert.ThrowsAsync<AddressException>(() => _desk.Tickets.CloseAsync("..", cancellationToken: Token));
        Assert.StartsWith("Desk: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'id'", failure.Message, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "T17"), Trait("Feature", "T42")]
    public async Task AMethodChangesHeadersAndBodies()
    {
        _server.Then(Ticket);

        await _desk.Tickets.CloseAsync("1", note: "done", reason: "fixed", cancellationToken: Token);

        Assert.Null(_server.Call.Header("X-Client"));
        Assert.Equal("fixed", _server.Call.Header("X-Reason"));
        Assert.Equal("""{"state":"closed","note":"done"}""", _server.Call.Body);
        await Assert.ThrowsAsync<ArgumentException>(() => _desk.Tickets.CloseAsync("1", reason: "a\r\nX-Evil: 1", cancellationToken: Token));
    }

    [Fact, Trait("Feature", "T89")]
    public async Task ABodyIsMadeOfWhatTheCallerGivesAndTheAccountHas()
    {
        _server.Then(Ticket);

        await _desk.Tickets.CreateAsync(new CreateTicketRequest { Subject = "s", Tags = ["x"] }, Token);

        Assert.Equal("""{"ticket":{"subject":"s","tags":["x"],"team":"blue"}}""", _server.Call.Body);
        Assert.Equal(36, _server.Call.Header("Idempotency-Key")!.Length);
    }

    [Fact, Trait("Feature", "T36"), Trait("Feature", "T37")]
    public async Task AThrottledCallWaitsAsLongAsItIsTold()
    {
        _server.Then("", 403, ("X-Remaining", "0"), ("Retry-After", "9")).Then(Ticket);

        await _desk.Tickets.GetAsync(1, Token);

        Assert.Equal([TimeSpan.FromSeconds(9)], _server.Clock.Waits);
    }

    [Fact]
    public async Task AnExpressionThatFailsIsLoggedWithItsLineAndTheStatusCounts()
    {
        _server.Then("", 429, ("Retry-After", "soon")).Then(Ticket);

        Assert.Equal(1, (await _desk.Tickets.GetAsync(1, Token)).Id);

        var line = File.ReadLines(Repository.Path("tests", "Integrator.Golden", "Desk", "desk.integration.json")).TakeWhile(static text => !text.Contains("retry_after_header_expression", StringComparison.Ordinal)).Count() + 1;
        Assert.Contains(_log.Lines, text => text.StartsWith("Warning", StringComparison.Ordinal) && text.Contains($"answered 429. An expression of the definition (desk.integration.json, line {line}) failed", StringComparison.Ordinal));
    }

    [Fact, Trait("Feature", "T37")]
    public async Task ARetryAfterThatIsADateIsNoFailureOfTheExpressionThatReadsANumber()
    {
        _server.Then("", 429, ("Retry-After", _server.Clock.GetUtcNow().AddSeconds(7).ToString("r"))).Then(Ticket);

        await _desk.Tickets.GetAsync(1, Token);

        Assert.Equal([TimeSpan.FromSeconds(7)], _server.Clock.Waits);
    }

    [Fact, Trait("Feature", "T51")]
    public async Task WhatTheDefinitionCallsAnErrorIsOne()
    {
        _server.Then("""{"error":{"message":"closed for today"}}""");

        Assert.Contains("closed for today", (await Assert.ThrowsAsync<ApiException>(() => _desk.Tickets.GetAsync(1, Token))).Message, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "T29"), Trait("Feature", "M11"), Trait("Feature", "M12"), Trait("Feature", "A05")]
    public void FormsAskForWhatTheDefinitionSays()
    {
        var form = DeskClient.Api.Account!.Form;
        Assert.Equal(["domain", "team", "client", "webhook_secret"], form.Fields.Select(static field => field.Name));
        Assert.Equal("acme", form.Accept(new Dictionary<string, string?> { ["domain"] = "acme.desk.example" })["domain"]);
        var problems = Assert.Throws<FormException>(() => form.Accept(new Dictionary<string, string?> { ["domain"] = "ACME!" })).Problems;
        Assert.Equal(["domain"], problems.Keys);
        Assert.True(form.Fields[3].IsSecret);
        Assert.Throws<FormException>(static () => DeskCredentials.Key("wrong"));
        Assert.Equal("Sign in with Desk", DeskCredentials.OAuth2Method.Label);
    }

    [Fact, Trait("Feature", "T53")]
    public void VariablesThatAreNotWhatTheirFieldAllowsAreRefused()
    {
        var failure = Assert.Throws<FormException>(() => _server.Connect(DeskClient.Api, DeskCredentials.Key("dk_1"), static options => options.Variables = new DeskContext { Domain = "evil.example/x" }));

        Assert.Contains("Desk", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'domain'", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", Account.ToString(), StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "T13")]
    public async Task TheHostIsThatOfTheAccount()
    {
        _server.Then(Ticket);

        await _desk.Tickets.GetAsync(4, Token);

        Assert.Equal(("acme.desk.example", "/api/tickets/4"), (_server.Call.Host, _server.Call.Target));
    }

    [Fact, Trait("Feature", "T65"), Trait("Feature", "T66")]
    public void AConsentIsOfTheApplicationThatTheHostHas()
    {
        var options = _server.Options();
        options.Variables = Account;
        options.Environment = static name => name == "DESK_CLIENT_ID" ? "our-app" : null;
        using var consent = new Consent(DeskClient.Api, DeskCredentials.OAuth2(), options);

        var url = consent.Start(new Uri("https://me.example/back")).Url.AbsoluteUri;

        Assert.StartsWith("https://acme.desk.example/oauth/authorize?", url, StringComparison.Ordinal);
        Assert.Contains("client_id=our-app", url, StringComparison.Ordinal);
        Assert.Contains("scope=tickets%20users", url, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", url, StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "T94"), Trait("Feature", "T95")]
    public async Task StepsReadWhatEarlierStepsGaveAndStoreIt()
    {
        _server.Then("""{"id":7,"login":"ada"}""").Then("{}");

        Assert.Equal("Welcome, ada", await _desk.Actions.PostInstallAsync(Token));

        Assert.Equal(("ada", "acme"), (Assert.Single(_stored).Login?.GetString(), _stored[0].Domain));
        Assert.Equal(7, _connection.Variables<DeskContext>().UserId?.GetInt32());
        await _desk.Actions.ValidationAsync(Token);
        Assert.Equal(["/api/me", "/api/me"], _server.Calls.Select(static request => request.Target));
    }

    [Fact, Trait("Feature", "T91"), Trait("Feature", "T92"), Trait("Feature", "A08")]
    public async Task AnEventIsProvedAndTyped()
    {
        var receiver = new WebhookReceiver<DeskEvent>(DeskWebhook.Webhook, new MemoryEventStore(_server.Clock), _server.Clock);
        var events = new List<DeskEvent>();
        ValueTask TakeAsync(WebhookDelivery<DeskEvent> delivery, CancellationToken cancellationToken)
        {
            events.AddRange(delivery.Events);
            Assert.Equal(("domain", "acme"), (delivery.Account!.Field, delivery.Account.Value));
            return default;
        }

        var opened = await receiver.ReceiveAsync(Signed("""{"id":"e1","type":"ticket.opened","domain":"acme","ticket":{"id":3,"subject":"help"}}"""), TakeAsync, cancellationToken: Token);
        var again = await receiver.ReceiveAsync(Signed("""{"id":"e1","type":"ticket.opened","domain":"acme","ticket":{"id":3,"subject":"help"}}"""), TakeAsync, cancellationToken: Token);
        var other = await receiver.ReceiveAsync(Signed("""{"id":"e2","type":"other","domain":"acme"}"""), TakeAsync, cancellationToken: Token);
        var ping = await receiver.ReceiveAsync(Signed("""{"id":"e3","type":"ping","challenge":"42"}"""), TakeAsync, cancellationToken: Token);
        var forged = await receiver.ReceiveAsync(Signed("""{"id":"e4","type":"ticket.opened"}""", "another"), TakeAsync, cancellationToken: Token);

        Assert.Equal(
            [WebhookOutcome.Delivered, WebhookOutcome.Repeated, WebhookOutcome.Ignored, WebhookOutcome.Answered, WebhookOutcome.Refused],
            new[] { opened, again, other, ping, forged }.Select(static result => result.Outcome));
        Assert.Equal("42", ping.Answer.Body);
        Assert.Equal(3, Assert.IsType<DeskEvent.TicketOpened>(Assert.Single(events)).Value.Ticket.Id);
    }

    [Fact]
    public async Task ACallbackIsRegisteredAndTakenBack()
    {
        _server.Then("""{"id":"h1"}""").Then("{}");

        var registration = await _desk.WebhookSubscriptions.CreateAsync("https://me.example/hook", "s", Token);
        await _desk.WebhookSubscriptions.DeleteAsync(registration.Id, Token);

        Assert.Equal("""{"url":"https://me.example/hook","secret":"s"}""", _server.Calls[0].Body);
        Assert.Equal(("DELETE", "/api/hooks/h1"), (_server.Calls[1].Method, _server.Calls[1].Target));
    }

    private WebhookRequest Signed(string body, string secret = "s3cr3t")
    {
        var time = _server.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")));
        return new WebhookRequest("POST", new Uri("https://me.example/hook"), [new("X-Desk-Time", time), new("X-Desk-Signature", "sha256=" + signature)], Encoding.UTF8.GetBytes(body)) { Variables = Account };
    }

    private void Configure(ConnectionOptions options, DeskContext context)
    {
        options.Variables = context;
        options.VariablesChanged = (variables, _) =>
        {
            _stored.Add((DeskContext)variables);
            return default;
        };
        options.Logger = _log;
    }
}
