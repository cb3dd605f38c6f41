using System.Text.Json;
using Minimal;

namespace Integrator.Tests.Clients;

public sealed class MinimalClientTests : IAsyncLifetime
{
    private const string OrderJson = """{"id":"o_1","lines":[],"status":"open","note":null,"extra":{"a":[1]}}""";

    private LoopbackServer _server = null!;
    private Connection _connection = null!;
    private MinimalClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync();
        _connection = new Connection(MinimalClient.Api, Credential.Bearer("secret-token"), new() { BaseAddress = new Uri(_server.Address, "/v1") });
        _client = new MinimalClient(_connection);
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task ListSendsItsFiltersInTheQuery()
    {
        _server.Answers("[" + OrderJson + "]");

        var orders = await _client.Orders.ListAsync(OrderStatus.Paid, ["a", "b,c"], new OrderFilter { Min = 5 }, Token);

        Assert.Equal("o_1", Assert.Single(orders).Id);
        Assert.Equal("GET", _server.Request.Method);
        Assert.Equal("/v1/orders?status=paid&ids=a,b%2Cc&filter[min]=5", _server.Request.Target);
        Assert.Equal("Bearer secret-token", _server.Request.Header("Authorization"));
        Assert.Equal("application/json", _server.Request.Header("Accept"));
        Assert.Equal("", _server.Request.Body);
    }

    [Fact]
    public async Task WhatIsNotGivenIsNotSent()
    {
        _server.Answers("[]");

        Assert.Empty(await _client.Orders.ListAsync(cancellationToken: Token));
        Assert.Equal("/v1/orders", _server.Request.Target);
    }

    [Fact]
    public async Task ListResponseCarriesStatusAndHeaders()
    {
        _server.Answers("[]", 200, "application/json", ("X-Request-Id", "r_1"), ("X-Total", "12"));

        var response = await _client.Orders.ListResponseAsync(cancellationToken: Token);

        Assert.Equal(200, response.Status);
        Assert.True(response.IsSuccess);
        Assert.Empty(response.Body!);
        Assert.Equal("r_1", response.RequestId);
        Assert.Equal(12, response.Headers.Value<int>("x-total"));
        Assert.Null(response.RawBody);
    }

    [Fact]
    public async Task CreateSendsTheBodyAndReadsTheArmOfItsStatus()
    {
        _server.Answers(OrderJson, 201, "application/json", ("Location", "/orders/o_1"), ("X-RateLimit-Remaining", "41"));
        var body = new Order { Id = "o_1", Lines = [new Order { Id = "l", Lines = [] }], Note = new Optional<string?>(null), Tags = new() { ["a"] = 1, ["b"] = null } };

        var response = await _connection.SendForResponseAsync(new CreateOrder { Body = body, IdempotencyKey = "k" }, Token);

        Assert.Equal(
            """{"id":"o_1","lines":[{"id":"l","lines":[],"kind":"order"}],"tags":{"a":1,"b":null},"note":null,"kind":"order"}""",
            _server.Request.Body);
        Assert.Equal("application/json", _server.Request.Header("Content-Type"));
        Assert.Equal("k", _server.Request.Header("Idempotency-Key"));
        Assert.Equal("o_1", Assert.IsType<CreateOrderResult.Created>(response.Body).Value.Id);
        var headers = new CreateOrder.ResponseHeaders(response.Headers);
        Assert.Equal("/orders/o_1", headers.Location);
        Assert.Equal(41, headers.RateLimitRemaining);
    }

    [Fact]
    public async Task CreateReadsTextAndNothingByStatus()
    {
        _server.Answers("receipt", 202, "text/plain").AnswersStatus(204);
        var order = new Order { Id = "o", Lines = [] };

        var accepted = await _client.Orders.CreateAsync(order, cancellationToken: Token);
        var nothing = await _client.Orders.CreateAsync(order, cancellationToken: Token);

        Assert.Equal("receipt", Assert.IsType<CreateOrderResult.Accepted>(accepted).Value);
        Assert.IsType<CreateOrderResult.NoContent>(nothing);
        Assert.Equal("application/json, text/plain", _server.Requests[0].Header("Accept"));
    }

    [Fact]
    public async Task ADescribedErrorIsThrownUnderItsType()
    {
        _server.Answers("""{"title":"Order not found","code":"no_order"}""", 404, "application/problem+json", ("X-Request-Id", "r_9"));

        var failure = await Assert.ThrowsAsync<ApiException<Problem>>(() => _client.Orders.GetAsync("o_1", Token));

        Assert.Equal("Minimal: GET /orders/{id} answered 404: Order not found", failure.Message);
        Assert.Equal(404, failure.Status);
        Assert.Equal("no_order", failure.Code);
        Assert.Equal("Order not found", failure.ProviderMessage);
        Assert.Equal("no_order", failure.Error.Code);
        Assert.Equal("r_9", failure.RequestId);
        Assert.Equal("GET", failure.Method);
        Assert.Equal("/orders/{id}", failure.PathTemplate);
    }

    [Fact]
    public async Task AnErrorThatNobodyDescribedIsThrownAllTheSame()
    {
        _server.Answers("""{"title":"Teapot"}""", 418);

        var failure = await Assert.ThrowsAsync<ApiException>(() => _client.Orders.GetAsync("o_1", Token));

        Assert.Equal("Minimal: GET /orders/{id} answered 418: Teapot", failure.Message);
    }

    [Fact]
    public async Task DeleteGoesToItsOwnServerWithoutCredentials()
    {
        HttpRequestMessage? sent = null;
        using var http = new HttpClient(new StubTransport(message =>
        {
            sent = message;
            return new HttpResponseMessage(System.Net.HttpStatusCode.NoContent);
        }));
        using var connection = new Connection(MinimalClient.Api, Credential.Bearer("secret-token"), new() { HttpClient = http });

        await new MinimalClient(connection).Orders.DeleteAsync("a/b", Token);

        Assert.Equal("https://admin.shop.example/orders/a%2Fb", sent!.RequestUri!.AbsoluteUri);
        Assert.Null(sent.Headers.Authorization);
    }

    [Fact]
    public async Task AddPhotoSendsPartsUnderTheNamedSchemeAndStreamsTheAnswer()
    {
        _server.Answers([1, 2, 3], 200, "image/png");
        using var connection = new Connection(MinimalClient.Api, Credential.ApiKey("the-key"), new() { BaseAddress = new Uri(_server.Address, "/v1") });
        var photo = new AddPhotoRequest { File = ApiFile.FromText("PNG", "a\"b.png", "image/png"), Caption = "été" };

        await using var stream = await new MinimalClient(connection).Orders.AddPhotoAsync("o_1", photo, Token);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, Token);

        Assert.Equal([1, 2, 3], content.ToArray());
        Assert.Equal("the-key", _server.Request.Header("X-Api-Key"));
        Assert.Null(_server.Request.Header("Authorization"));
        Assert.Equal("image/png", _server.Request.Header("Accept"));
        var type = _server.Request.Header("Content-Type")!;
        Assert.StartsWith("multipart/form-data; boundary=", type);
        var boundary = type["multipart/form-data; boundary=".Length..];
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%22b.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\nété\r\n--{boundary}--\r\n",
            _server.Request.Body);
    }

    [Fact]
    public async Task PetsAreToldApart()
    {
        _server.Answers("""[{"name":"Tom","lives":9,"kind":"cat"},{"title":"x","kind":"problem/v2"},{"kind":"dog"}]""");

        var pets = await _client.Pets.ListAsync(Token);

        Assert.Equal(9, Assert.IsType<AnyPet.Cat>(pets[0]).Value.Lives);
        Assert.Equal("x", Assert.IsType<AnyPet.Problem>(pets[1]).Value.Title);
        Assert.Equal(JsonValueKind.Object, Assert.IsType<AnyPet.Unknown>(pets[2]).Value.ValueKind);
    }
}
