using System.Globalization;
using System.Text.Json.Nodes;
using Integrator.Connectors.Tests.Support;

namespace Integrator.Connectors.Tests.HubSpot;

/// <summary>api.hubapi.com with one account of five contacts.</summary>
internal sealed class HubSpotFake : Fake
{
    public const string Token = "pat-eu1-fade-0123";
    public const string ClientSecret = "fake-0123456789abcdef";

    public TokenDesk Desk { get; } = new("CJr-fake", "hubspot-id", ClientSecret);

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["HUBSPOT_CLIENT_ID"] = "hubspot-id", ["HUBSPOT_CLIENT_SECRET"] = ClientSecret };

    private readonly List<JsonObject> _contacts = [.. Enumerable.Range(1, 5).Select(static number => Contact(number, new JsonObject { ["email"] = $"c{number}@example.com" }))];

    /// <summary>Events as HubSpot delivers them: a list, signed with the method and the address.</summary>
    public static WebhookRequest Webhook(Uri url, JsonArray events, DateTimeOffset now)
    {
        var text = events.ToJsonString();
        var time = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return Sign.Request(url, text, ("X-HubSpot-Request-Timestamp", time), ("X-HubSpot-Signature-v3", Sign.Base64(ClientSecret, $"POST{url.OriginalString}{text}{time}")));
    }

    public static JsonObject ContactCreated(int id) => new()
    {
        ["eventId"] = 100 + id,
        ["subscriptionId"] = 12,
        ["portalId"] = 62515,
        ["appId"] = 7,
        ["occurredAt"] = 1700000000000,
        ["subscriptionType"] = "contact.creation",
        ["attemptNumber"] = 0,
        ["objectId"] = id,
        ["changeSource"] = "CRM",
        ["changeFlag"] = "NEW",
    };

    protected override bool IsOpen(FakeCall call) => call.Path == "oauth/2026-03/token";

    protected override bool IsAuthorized(FakeCall call) => call.Header("Authorization") == "Bearer " + Token || Desk.IsGood(call.Header("Authorization"));

    protected override FakeAnswer Refused(FakeCall call) => Problem(401, "INVALID_AUTHENTICATION", "Authentication credentials not found. This API supports OAuth 2.0 authentication.");

    protected override FakeAnswer NotFound(FakeCall call) => Problem(404, "OBJECT_NOT_FOUND", "resource not found");

    protected override FakeAnswer Throttled() => FakeAnswer.Json(
        """{ "status": "error", "message": "You have reached your ten_secondly_rolling limit.", "errorType": "RATE_LIMIT", "correlationId": "c-1", "policyName": "TEN_SECONDLY_ROLLING" }""",
        429,
        ("X-HubSpot-RateLimit-Max", "100"),
        ("X-HubSpot-RateLimit-Remaining", "0"),
        ("X-HubSpot-RateLimit-Interval-Milliseconds", "10000"));

    protected override FakeAnswer? Answer(FakeCall call) => (call.Method, call.Segments) switch
    {
        ("GET", ["account-info", "v3", "details"]) => FakeAnswer.Json("""{ "portalId": 62515, "accountType": "DEVELOPER_TEST", "timeZone": "Europe/Berlin", "companyCurrency": "EUR", "utcOffset": "+01:00", "uiDomain": "app.hubspot.com" }"""),
        ("POST", ["oauth", "2026-03", "token"]) => Given(call),
        ("GET", ["crm", "v3", "objects", "contacts"]) => Page(call.Number("limit", 10), call.Parameter("after"), isSearch: false),
        ("POST", ["crm", "v3", "objects", "contacts", "search"]) => Page(call.Json?["limit"]?.GetValue<int>() ?? 10, call.Json?["after"]?.ToString(), isSearch: true),
        ("POST", ["crm", "v3", "objects", "contacts"]) => Created(call),
        ("GET", ["crm", "v3", "objects", "contacts", var id]) => Found(id) is { } contact ? FakeAnswer.Json(contact) : null,
        ("PATCH", ["crm", "v3", "objects", "contacts", var id]) => Found(id) is { } contact ? Changed(contact, call) : null,
        ("DELETE", ["crm", "v3", "objects", "contacts", _]) => new FakeAnswer(204),
        _ => null,
    };

    private FakeAnswer Given(FakeCall call) => Desk.Give(call) is { } token
        ? FakeAnswer.Json($$"""{ "token_type": "bearer", "access_token": "{{token}}", "refresh_token": "{{Desk.RefreshToken}}", "expires_in": 1800 }""")
        : FakeAnswer.Json("""{ "status": "BAD_AUTH_CODE", "message": "missing or unknown auth code", "correlationId": "c-1" }""", 400);

    private FakeAnswer Page(int size, string? after, bool isSearch)
    {
        size = Math.Min(size, MostPerPage);
        var start = after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture);
        var body = new JsonObject { ["results"] = new JsonArray([.. _contacts.Skip(start).Take(size).Select(static contact => contact.DeepClone())]) };
        if (isSearch)
        {
            body["total"] = _contacts.Count;
        }

        if (start + size < _contacts.Count)
        {
            var next = (start + size).ToString(CultureInfo.InvariantCulture);
            body["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = next, ["link"] = $"https://api.hubapi.com/crm/v3/objects/contacts?after={next}" } };
        }

        return FakeAnswer.Json(body);
    }

    private FakeAnswer Created(FakeCall call)
    {
        var properties = call.Json!["properties"]!.DeepClone().AsObject();
        if (_contacts.Any(contact => contact["properties"]!["email"]?.ToString() is { } email && email == properties["email"]?.ToString()))
        {
            return Problem(409, "CONFLICT", "Contact already exists. Existing ID: 1");
        }

        var created = Contact(_contacts.Count + 1, properties);
        _contacts.Add(created);
        return FakeAnswer.Json(created, 201);
    }

    private static FakeAnswer Changed(JsonObject contact, FakeCall call)
    {
        foreach (var (name, value) in call.Json!["properties"]!.AsObject())
        {
            contact["properties"]![name] = value?.DeepClone();
        }

        return FakeAnswer.Json(contact);
    }

    private JsonObject? Found(string id) => _contacts.Find(contact => contact["id"]!.ToString() == id);

    private static FakeAnswer Problem(int status, string category, string message) => FakeAnswer.Json(
        new JsonObject { ["status"] = "error", ["message"] = message, ["correlationId"] = "c-1", ["category"] = category }, status);

    private static JsonObject Contact(int number, JsonObject properties) => new()
    {
        ["id"] = number.ToString(CultureInfo.InvariantCulture),
        ["properties"] = properties,
        ["createdAt"] = "2024-01-01T00:00:00.000Z",
        ["updatedAt"] = "2024-01-02T00:00:00.000Z",
        ["archived"] = false,
    };
}
