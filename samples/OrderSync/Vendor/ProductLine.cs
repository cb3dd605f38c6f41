using System.Globalization;
using System.Text.Json.Nodes;

namespace OrderSync.Vendor;

/// <summary>One line of an import: <c>sku,name,price</c>.</summary>
internal static class ProductLine
{
    /// <summary>The product a line describes; null when the line is not understood.</summary>
    public static JsonObject? Read(string line) =>
        line.Split(',') is [{ Length: > 0 } sku, { Length: > 0 } name, var price]
        && decimal.TryParse(price, CultureInfo.InvariantCulture, out var amount)
            ? new JsonObject
            {
                ["sku"] = sku,
                ["name"] = name,
                ["price"] = new JsonObject { ["amount"] = amount, ["currency"] = "EUR" },
                ["stock"] = 0,
            }
            : null;
}
