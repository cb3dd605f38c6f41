using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Integrator.Connectors.Tests.Support;

namespace Integrator.Connectors.Tests.Stripe;

/// <summary>api.stripe.com with five customers. Bodies are forms, and a key of idempotency is answered alike.</summary>
internal sealed class StripeFake : Fake
{
    public const string Key = "sk_test_fake0123456789";
    public const string WebhookSecret = "whsec_fake0123456789";

    private readonly ConcurrentDictionary<string, FakeAnswer> _answers = new();
    private readonly List<JsonObject> _customers = [.. Enumerable.Range(1, 5).Reverse().Select(static number => Customer(number, $"Customer {number}", null))];
    private int _payments;
    private int _failures;

    public TokenDesk Desk { get; } = new("sk_test_connected", "ca_fake", Key);

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["STRIPE_CLIENT_ID"] = "ca_fake", ["STRIPE_SECRET_KEY"] = Key };

    /// <summary>The next calls are carried out, but their answers are lost.</summary>
    public void Lose(int answers) => _failures = answers;

    /// <summary>An event as Stripe delivers it.</summary>
    public static WebhookRequest Webhook(Uri url, JsonNode body, DateTimeOffset now)
    {
        var text = body.ToJsonString();
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Sign.Request(url, text, ("Stripe-Signature", $"t={time},v1={Sign.Hex(WebhookSecret, $"{time}.{text}")},v0=old"));
    }

    public static JsonObject CustomerCreated() => JsonNode.Parse($$"""
        { "id": "evt_1", "object": "event", "api_version": "2025-12-15.clover", "created": 1700000000, "livemode": false, "type": "customer.created",
          "data": { "object": {{Customer(9, "Ada", "ada@example.com").ToJsonString()}} }, "request": { "id": "req_1", "idempotency_key": null } }
        """)!.AsObject();

    protected override bool IsOpen(FakeCall call) => call.Path == "oauth/token";

    protected override bool IsAuthorized(FakeCall call) =>
        call.Header("Authorization") is { } header && (Desk.IsGood(header) || header == "Bearer " + Key || header == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Key + ":")));

    protected override FakeAnswer Refused(FakeCall call) => Problem(401, "invalid_request_error", null, call.Header("Authorization") is null ? "You did not provide an API key." : "Invalid API Key provided: sk_test_****");

    protected override FakeAnswer NotFound(FakeCall call) => Problem(404, "invalid_request_error", "resource_missing", $"No such thing: '{call.Path}'");

    protected override FakeAnswer Throttled() => Problem(429, "invalid_request_error", "rate_limit", "Request rate limit exceeded.", ("Stripe-Rate-Limited-Reason", "global-rate"), ("Stripe-Should-Retry", "true"));

    protected override FakeAnswer? Answer(FakeCall call) => call.Method == "POST" && call.Header("Idempotency-Key") is { } key
        ? Again(call, key)
        : Routed(call);

    private FakeAnswer? Again(FakeCall call, string key)
    {
        if (_answers.TryGetValue(key, out var before))
        {
            return before with { Headers = [("Idempotent-Replayed", "true")] };
        }

        var answer = Routed(call);
        if (answer is not null)
        {
            _answers[key] = answer;
            answer = Interlocked.Decrement(ref _failures) >= 0 ? new FakeAnswer(502) : answer;
        }

        return answer;
    }

    private FakeAnswer? Routed(FakeCall call) => (call.Method, call.Segments) switch
    {
        ("POST", ["oauth", "token"]) => Given(call),
        ("GET", ["v1", "balance"]) => FakeAnswer.Json("""{ "object": "balance", "livemode": false, "available": [{ "amount": 100, "currency": "eur" }], "pending": [] }"""),
        ("GET", ["v1", "customers"]) => Page(call),
        ("POST", ["v1", "customers"]) => Created(call),
        ("GET", ["v1", "customers", var id]) => _customers.Find(customer => customer["id"]!.ToString() == id) is { } customer ? FakeAnswer.Json(customer) : null,
        ("POST", ["v1", "payment_intents"]) => Paid(call),
        ("POST", ["v1", "subscriptions"]) => Subscribed(call),
        ("POST", ["v1", "webhook_endpoints"]) => FakeAnswer.Json($$"""{ "id": "we_1", "object": "webhook_endpoint", "created": 1700000000, "livemode": false, "url": "{{call.Form["url"]}}", "status": "enabled", "enabled_events": ["*"], "secret": "{{WebhookSecret}}" }"""),
        ("DELETE", ["v1", "webhook_endpoints", var id]) => FakeAnswer.Json($$"""{ "id": "{{id}}", "object": "webhook_endpoint", "deleted": true }"""),
        _ => null,
    };

    private FakeAnswer Given(FakeCall call) => Desk.Give(call) is { } token
        ? FakeAnswer.Json($$"""{ "access_token": "{{token}}", "livemode": false, "refresh_token": "{{Desk.RefreshToken}}", "token_type": "bearer", "stripe_user_id": "acct_1", "scope": "read_write" }""")
        : FakeAnswer.Json("""{ "error": "invalid_grant", "error_description": "Authorization code does not exist" }""", 400);

    private FakeAnswer Page(FakeCall call)
    {
        var size = Math.Min(call.Number("limit", 10), MostPerPage);
        var start = call.Parameter("starting_after") is { } after ? _customers.FindIndex(customer => customer["id"]!.ToString() == after) + 1 : 0;
        return FakeAnswer.Json(new JsonObject
        {
            ["object"] = "list",
            ["url"] = "/v1/customers",
            ["has_more"] = start + size < _customers.Count,
            ["data"] = new JsonArray([.. _customers.Skip(start).Take(size).Select(static customer => customer.DeepClone())]),
        });
    }

    private FakeAnswer Created(FakeCall call)
    {
        var customer = Customer(_customers.Count + 1, call.Form.GetValueOrDefault("name"), call.Form.GetValueOrDefault("email"));
        foreach (var (name, value) in call.Form.Where(static pair => pair.Key.StartsWith("metadata[", StringComparison.Ordinal)))
        {
            customer["metadata"]![name["metadata[".Length..^1]] = value;
        }

        _customers.Insert(0, customer);
        return FakeAnswer.Json(customer);
    }

    private FakeAnswer Paid(FakeCall call)
    {
        if (!call.Form.TryGetValue("amount", out var amount))
        {
            return Problem(400, "invalid_request_error", "parameter_missing", "Missing required param: amount.");
        }

        return FakeAnswer.Json($$"""
            { "id": "pi_{{++_payments}}", "object": "payment_intent", "created": 1700000000, "livemode": false, "amount": {{amount}}, "currency": "{{call.Form["currency"]}}",
              "status": "requires_payment_method", "client_secret": "pi_secret", "customer": null, "payment_method": null, "payment_method_types": ["card"], "metadata": {} }
            """);
    }

    private static FakeAnswer Subscribed(FakeCall call) => call.Form.TryGetValue("items[0][price]", out var price)
        ? FakeAnswer.Json($$"""
            { "id": "sub_1", "object": "subscription", "created": 1700000000, "livemode": false, "status": "active", "customer": "{{call.Form["customer"]}}", "cancel_at_period_end": false, "metadata": {},
              "items": { "object": "list", "url": "/v1/subscription_items", "has_more": false, "data": [{ "id": "si_1", "object": "subscription_item", "created": 1700000000, "subscription": "sub_1", "quantity": 1,
                "price": { "id": "{{price}}", "object": "price", "created": 1700000000, "livemode": false, "active": true, "currency": "eur", "product": "prod_1", "type": "recurring", "unit_amount": 500 } }] } }
            """)
        : Problem(400, "invalid_request_error", "parameter_missing", "Missing required param: items.");

    private static FakeAnswer Problem(int status, string type, string? code, string message, params (string Name, string Value)[] headers) => FakeAnswer.Json(
        new JsonObject { ["error"] = new JsonObject { ["type"] = type, ["code"] = code, ["message"] = message, ["request_log_url"] = "https://dashboard.example/logs/req_1" } },
        status,
        [("Request-Id", "req_1"), .. headers]);

    private static JsonObject Customer(int number, string? name, string? email) => new()
    {
        ["id"] = $"cus_{number}",
        ["object"] = "customer",
        ["created"] = 1700000000 + number,
        ["livemode"] = false,
        ["name"] = name,
        ["email"] = email,
        ["balance"] = 0,
        ["currency"] = null,
        ["delinquent"] = false,
        ["metadata"] = new JsonObject(),
    };
}
