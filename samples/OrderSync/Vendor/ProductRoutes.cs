using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OrderSync.Vendor;

/// <summary>Products: found, read, imported, and priced by a price list that is busy when first asked for.</summary>
internal static class ProductRoutes
{
    public static void Map(IEndpointRouteBuilder api, ShopData data)
    {
        var busy = 1;
        api.MapGet("/products", http => SearchAsync(http, data));
        api.MapPost("/products/import", http => ImportAsync(http, data));
        api.MapGet("/products/prices", http => Interlocked.Exchange(ref busy, 0) == 1 ? BusyAsync(http) : PricesAsync(http, data));
        api.MapGet("/products/{sku}", http => GetAsync(http, data));
    }

    private static Task SearchAsync(HttpContext http, ShopData data)
    {
        var query = http.Request.Query;
        var words = query["q"].ToString();
        var categories = query["categories"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var most = decimal.TryParse(query["maxPrice"], CultureInfo.InvariantCulture, out var given) ? given : decimal.MaxValue;

        var matches = data.Products.Values
            .Where(product => ((string)product["name"]!).Contains(words, StringComparison.OrdinalIgnoreCase))
            .Where(product => categories.Length == 0 || Categories(product).Intersect(categories).Any())
            .Where(product => Price(product) <= most);

        var sorted = (string?)query["sort"] == "price" ? matches.OrderBy(Price) : matches;
        return Answer.JsonAsync(http, new JsonArray([.. sorted.Select(Public)]));
    }

    private static Task GetAsync(HttpContext http, ShopData data)
    {
        var sku = (string)http.GetRouteValue("sku")!;
        if (!data.Products.TryGetValue(sku, out var product))
        {
            return Answer.MissingAsync(http, $"product {sku}");
        }

        var answer = Public(product);
        if (http.Request.Cookies["locale"] is { } locale && product["names"]?[locale] is { } name)
        {
            answer["name"] = name.DeepClone();
        }

        http.Response.Headers["X-Trace-Id"] = http.Request.Headers["X-Trace-Id"];
        return Answer.JsonAsync(http, answer);
    }

    private static async Task ImportAsync(HttpContext http, ShopData data)
    {
        using var reader = new StreamReader(http.Request.Body);
        var lines = (await reader.ReadToEndAsync(http.RequestAborted)).Split('\n', StringSplitOptions.TrimEntries);
        var imported = 0;
        var messages = new JsonArray();

        for (var index = 1; index < lines.Length; index++)
        {
            if (ProductLine.Read(lines[index]) is { } product)
            {
                data.Products[(string)product["sku"]!] = product;
                imported++;
            }
            else if (lines[index].Length > 0)
            {
                messages.Add(new JsonObject { ["line"] = index + 1, ["message"] = "Expected sku,name,price." });
            }
        }

        await Answer.JsonAsync(http, new JsonObject { ["imported"] = imported, ["skipped"] = messages.Count, ["messages"] = messages });
    }

    private static Task BusyAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "0";
        return Answer.ProblemAsync(http, StatusCodes.Status503ServiceUnavailable, "busy", "Prices are being counted.");
    }

    private static Task PricesAsync(HttpContext http, ShopData data)
    {
        var prices = data.Products.Select(entry => KeyValuePair.Create(entry.Key, data.PriceOf(entry.Key)));
        return Answer.JsonAsync(http, new JsonObject(prices));
    }

    private static JsonObject Public(JsonObject product)
    {
        var answer = product.DeepClone().AsObject();
        answer.Remove("names");
        return answer;
    }

    private static decimal Price(JsonObject product) => (decimal)product["price"]!["amount"]!;

    private static IEnumerable<string> Categories(JsonObject product) =>
        product["categories"]?.AsArray().Select(category => (string)category!) ?? [];
}
