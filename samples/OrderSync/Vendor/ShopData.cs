using System.Globalization;
using System.Text.Json.Nodes;

namespace OrderSync.Vendor;

/// <summary>What the shop has, in memory and in the order it came.</summary>
internal sealed class ShopData
{
    private int _lastOrder = 1003;
    private int _lastFile;

    public OrderedDictionary<string, JsonObject> Orders { get; } = Seed.Orders();

    public OrderedDictionary<string, JsonObject> Customers { get; } = Seed.Customers();

    public OrderedDictionary<string, JsonObject> Products { get; } = Seed.Products();

    public OrderedDictionary<string, StoredFile> Files { get; } = [];

    public List<JsonObject> Events { get; } = Seed.Events();

    /// <summary>Orders placed with an idempotency key, by that key.</summary>
    public Dictionary<string, string> Repeats { get; } = [];

    public string NextOrderId() => (++_lastOrder).ToString(CultureInfo.InvariantCulture);

    public string NextFileId() => $"file-{++_lastFile}";

    /// <summary>What one of a product costs; null when there is no such product.</summary>
    public JsonNode? PriceOf(string? sku) =>
        sku is not null && Products.TryGetValue(sku, out var product) ? product["price"]!.DeepClone() : null;
}

/// <summary>A file the shop keeps, and what is known about it.</summary>
internal sealed record StoredFile(byte[] Bytes, JsonObject About);
