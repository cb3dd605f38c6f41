using System.Text.Json.Nodes;

namespace OrderSync.Vendor;

/// <summary>Looks at an order before it is placed, and works out what it costs.</summary>
internal static class NewOrderCheck
{
    /// <summary>What is wrong with an order, by member; empty when nothing is.</summary>
    public static JsonObject Errors(JsonObject? order, ShopData data)
    {
        var errors = new JsonObject();
        if (order is null)
        {
            errors[""] = new JsonArray("An order is an object.");
            return errors;
        }

        if ((string?)order["customerId"] is not { } customer || !data.Customers.ContainsKey(customer))
        {
            errors["customerId"] = new JsonArray("There is no such customer.");
        }

        if (order["payment"] is null)
        {
            errors["payment"] = new JsonArray("Say how it is paid.");
        }

        if (order["lines"] is not JsonArray { Count: > 0 } lines)
        {
            errors["lines"] = new JsonArray("Order at least one product.");
            return errors;
        }

        for (var index = 0; index < lines.Count; index++)
        {
            CheckLine(lines[index]!.AsObject(), $"lines[{index}]", errors, data);
        }

        return errors;
    }

    /// <summary>Adds the price of each line and the total.</summary>
    public static void Price(JsonObject order, ShopData data)
    {
        var total = 0m;
        foreach (var line in order["lines"]!.AsArray())
        {
            var price = data.PriceOf((string?)line!["sku"])!;
            total += (decimal)price["amount"]! * (int)line["quantity"]!;
            line["unitPrice"] = price;
        }

        order["total"] = new JsonObject { ["amount"] = total, ["currency"] = "EUR" };
    }

    private static void CheckLine(JsonObject line, string at, JsonObject errors, ShopData data)
    {
        if (data.PriceOf((string?)line["sku"]) is null)
        {
            errors[at + ".sku"] = new JsonArray("There is no such product.");
        }

        if ((int?)line["quantity"] is not > 0)
        {
            errors[at + ".quantity"] = new JsonArray("Order at least one.", "Order a whole number.");
        }
    }
}
