using System.Text.Json.Nodes;

namespace OrderSync.Vendor;

/// <summary>What the shop has when it opens.</summary>
internal static class Seed
{
    public const string Ada = "8f14e45f-ceea-467f-a2b4-3c1f5d0f7a01";

    public const string Looms = "8f14e45f-ceea-467f-a2b4-3c1f5d0f7a02";

    public static OrderedDictionary<string, JsonObject> Orders() => Keyed("id", $$"""
        [
          {
            "id": "1001", "status": "paid", "customerId": "{{Ada}}", "placedAt": "2026-03-01T09:30:00+01:00",
            "deliverOn": "2026-03-09", "lines": [{ "sku": "LAMP-1", "quantity": 2, "unitPrice": { "amount": 39.90, "currency": "EUR" } }],
            "total": { "amount": 79.80, "currency": "EUR" }, "payment": { "method": "card", "last4": "4242", "expires": "04/29" },
            "priority": 2, "carrier": null, "trackingUrl": null, "note": "Ring twice", "tags": ["web"], "attributes": { "campaign": "spring" },
            "shipTo": { "street": "Rose Lane 4", "city": "Leiden", "country": "NL", "instructions": "Leave it with the neighbour" }
          },
          {
            "id": "1002", "status": "shipped", "customerId": "{{Looms}}", "placedAt": "2026-03-02T14:05:00Z",
            "deliverOn": null, "lines": [{ "sku": "DESK-9", "quantity": 1, "unitPrice": { "amount": 420.00, "currency": "EUR" } }],
            "total": { "amount": 420.00, "currency": "EUR" }, "payment": { "iban": "NL91ABNA0417164300", "reference": "Order 1002" },
            "priority": 3, "carrier": "bike", "trackingUrl": "https://track.example/1002", "tags": [], "colour": "a member nobody described"
          },
          {
            "id": "1003", "status": "awaiting_parts", "customerId": "{{Ada}}", "placedAt": "2026-03-03T08:00:00Z",
            "lines": [{ "sku": "LAMP-2", "quantity": 1, "unitPrice": { "amount": 59.00, "currency": "EUR" } }],
            "total": { "amount": 59.00, "currency": "EUR" }, "payment": "invoice", "carrier": "balloon"
          }
        ]
        """);

    public static OrderedDictionary<string, JsonObject> Customers() => Keyed("id", $$"""
        [
          {
            "kind": "person", "id": "{{Ada}}", "email": "ada@example.com", "createdAt": "2025-01-10T12:00:00Z",
            "givenName": "Ada", "familyName": "Verne", "birthday": "1985-12-10",
            "address": { "street": "Rose Lane 4", "postcode": "2311", "city": "Leiden", "country": "NL" }
          },
          {
            "id": "{{Looms}}", "email": "buy@looms.example", "createdAt": "2025-06-01T12:00:00Z",
            "legalName": "Looms & Sons", "vatNumber": "NL001234567B01", "contacts": [], "kind": "company"
          }
        ]
        """);

    public static OrderedDictionary<string, JsonObject> Products() => Keyed("sku", """
        [
          {
            "sku": "LAMP-1", "name": "Desk lamp", "names": { "de": "Schreibtischlampe" }, "price": { "amount": 39.90, "currency": "EUR" },
            "stock": 12, "weight": 0.85, "categories": ["light", "desk"], "launchedOn": "2024-05-01", "barcode": "4006381333931",
            "imageUrl": null, "warranty": 24, "rating": 4.5, "attributes": { "bulb": "E14", "watts": 7 }
          },
          {
            "sku": "LAMP-2", "name": "Floor lamp", "price": { "amount": 59.00, "currency": "EUR" }, "stock": 3,
            "categories": ["light"], "barcode": null, "warranty": { "months": 36, "covers": ["switch", "cable"] }
          },
          { "sku": "DESK-9", "name": "Standing desk", "price": { "amount": 420.00, "currency": "EUR" }, "stock": 1, "categories": ["desk"] }
        ]
        """);

    public static List<JsonObject> Events() => [.. Objects("""
        [
          { "id": 1, "at": "2026-03-01T09:30:00Z", "type": "order.placed", "orderId": "1001" },
          { "type": "order.shipped", "id": 2, "at": "2026-03-02T16:00:00Z", "orderId": "1002", "carrier": "bike" },
          { "id": 3, "at": "2026-03-03T07:00:00Z", "sku": "LAMP-1", "price": { "amount": 39.90, "currency": "EUR" }, "type": "price.changed" },
          { "id": 4, "at": "2026-03-03T18:00:00Z", "type": "stock.counted", "products": 3 }
        ]
        """)];

    private static OrderedDictionary<string, JsonObject> Keyed(string member, string json)
    {
        var keyed = new OrderedDictionary<string, JsonObject>();
        foreach (var item in Objects(json))
        {
            keyed.Add((string)item[member]!, item);
        }

        return keyed;
    }

    private static IEnumerable<JsonObject> Objects(string json) => JsonNode.Parse(json)!.AsArray().Select(item => item!.AsObject());
}
