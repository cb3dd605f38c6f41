using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Integrator.Connectors.Tests.Support;

namespace Integrator.Connectors.Tests.Shopify;

/// <summary>The Admin API of one shop with five products, and where its tokens come from.</summary>
internal sealed class ShopifyFake : Fake
{
    public const string Token = "shpat_fake0123456789";
    public const string Shop = "acme.myshopify.com";
    public const string ClientSecret = "shpss_fake0123456789";

    private readonly List<JsonObject> _products = [.. Enumerable.Range(1, 5).Select(static number => Product(number, $"Product {number}"))];

    public const string ClientId = "0123456789abcdef0123456789abcdef";

    public TokenDesk Desk { get; } = new("shpat_given", ClientId, ClientSecret);

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["SHOPIFY_CLIENT_ID"] = ClientId, ["SHOPIFY_CLIENT_SECRET"] = ClientSecret };

    protected override string BasePath => "/admin/api/2026-01/";

    /// <summary>An event as Shopify delivers it.</summary>
    /// <param name="topic">What happened, such as <c>products/create</c>.</param>
    public static WebhookRequest Webhook(Uri url, string topic, JsonNode body, string id = "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043")
    {
        var text = body.ToJsonString();
        return Sign.Request(
            url, text, ("X-Shopify-Topic", topic), ("X-Shopify-Hmac-Sha256", Sign.Base64(ClientSecret, text)), ("X-Shopify-Shop-Domain", Shop),
            ("X-Shopify-API-Version", "2026-01"), ("X-Shopify-Webhook-Id", id), ("X-Shopify-Event-Id", "98880550-7158-44d4-b7cd-2c97c8a091b5"));
    }

    public static JsonObject Product(int number, string title) => JsonNode.Parse($$"""
        { "id": {{number}}, "title": {{JsonValue.Create(title).ToJsonString()}}, "body_html": null, "vendor": "Acme", "product_type": "", "handle": "product-{{number}}", "status": "active", "tags": "",
          "published_at": null, "created_at": "2024-01-01T00:00:00+01:00", "updated_at": "2024-01-02T00:00:00+01:00",
          "variants": [{ "id": {{100 + number}}, "product_id": {{number}}, "title": "Default", "price": "19.90", "inventory_item_id": {{200 + number}} }],
          "options": [{ "id": {{300 + number}}, "product_id": {{number}}, "name": "Title", "position": 1, "values": ["Default"] }], "images": [], "image": null }
        """)!.AsObject();

    protected override bool IsOpen(FakeCall call) => call.Path == "admin/oauth/access_token";

    protected override bool IsAuthorized(FakeCall call) => call.Header("X-Shopify-Access-Token") == Token || Desk.IsGood(call.Header("X-Shopify-Access-Token"), "");

    protected override FakeAnswer Refused(FakeCall call) => Problem(401, "[API] Invalid API key or access token (unrecognized login or wrong password)");

    protected override FakeAnswer NotFound(FakeCall call) => Problem(404, "Not Found");

    protected override FakeAnswer Throttled() => FakeAnswer.Json(
        """{ "errors": "Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service." }""", 429, ("Retry-After", "2.0"), ("X-Shopify-Shop-Api-Call-Limit", "40/40"));

    protected override FakeAnswer? Answer(FakeCall call) => (call.Method, call.Segments) switch
    {
        ("POST", ["admin", "oauth", "access_token"]) => Given(call),
        ("GET", ["shop.json"]) => FakeAnswer.Json($$"""{ "shop": { "id": 7, "name": "Acme", "email": "shop@acme.example", "domain": "acme.example", "myshopify_domain": "{{Shop}}", "currency": "EUR", "created_at": "2020-01-01T00:00:00Z", "updated_at": "2024-01-01T00:00:00Z" } }"""),
        ("GET", ["products.json"]) => Page(call),
        ("POST", ["products.json"]) => Created(call),
        ("GET", ["products", var file]) => Found(file) is { } product ? FakeAnswer.Json(new JsonObject { ["product"] = product.DeepClone() }) : null,
        ("DELETE", ["products", _]) => FakeAnswer.Json("{}"),
        ("POST", ["webhooks.json"]) => Subscribed(call),
        ("DELETE", ["webhooks", _]) => FakeAnswer.Json("{}"),
        _ => null,
    };

    // A page is a text that only the shop can read, and no filter is taken beside it.
    private FakeAnswer Page(FakeCall call)
    {
        if (call.Parameter("page_info") is not null && call.Query.Keys.Any(static name => name is not ("page_info" or "limit" or "fields")))
        {
            return Problem(400, "Only limit may be given with page_info.");
        }

        var size = Math.Min(call.Number("limit", 50), MostPerPage);
        var start = call.Parameter("page_info") is { } info ? int.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(info)), CultureInfo.InvariantCulture) : 0;
        var body = new JsonObject { ["products"] = new JsonArray([.. _products.Skip(start).Take(size).Select(static product => product.DeepClone())]) };
        return start + size < _products.Count
            ? FakeAnswer.Json(body, 200, ("Link", $"<{new Uri($"https://{call.Host}{BasePath}products.json?limit={size}&page_info={Uri.EscapeDataString(Info(start + size))}")}>; rel=\"next\""))
            : FakeAnswer.Json(body);
    }

    private FakeAnswer Created(FakeCall call)
    {
        if (call.Json?["product"]?["title"] is not { } title)
        {
            return FakeAnswer.Json("""{ "errors": { "title": ["can't be blank"] } }""", 422);
        }

        var product = Product(_products.Count + 1, title.ToString());
        _products.Add(product);
        return FakeAnswer.Json(new JsonObject { ["product"] = product.DeepClone() }, 201);
    }

    private JsonObject? Found(string file) => _products.Find(product => product["id"]! + ".json" == file);

    private FakeAnswer Given(FakeCall call) => Desk.Give(call) is { } token
        ? FakeAnswer.Json(call.Form["grant_type"] == "client_credentials"
            ? $$"""{ "access_token": "{{token}}", "scope": "read_products", "expires_in": 86399 }"""
            : $$"""{ "access_token": "{{token}}", "scope": "read_products" }""")
        : FakeAnswer.Json("""{ "error": "invalid_client", "error_description": "The client is not known." }""", 400);

    private static FakeAnswer Subscribed(FakeCall call)
    {
        var webhook = call.Json!["webhook"]!.DeepClone();
        (webhook["id"], webhook["created_at"], webhook["updated_at"], webhook["format"]) = (1, "2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z", "json");
        return FakeAnswer.Json(new JsonObject { ["webhook"] = webhook }, 201);
    }

    private static FakeAnswer Problem(int status, string text) => FakeAnswer.Json(new JsonObject { ["errors"] = text }, status);

    private static string Info(int start) => Convert.ToBase64String(Encoding.UTF8.GetBytes(start.ToString(CultureInfo.InvariantCulture)));
}
