using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OrderSync.Vendor;

/// <summary>Which orders a query asks for.</summary>
internal static class OrderQuery
{
    /// <summary>The orders that match all of the query, newest first.</summary>
    public static List<JsonObject> Select(IQueryCollection query, IEnumerable<JsonObject> orders)
    {
        var states = query["status"].ToArray();
        var ids = query["ids"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var customer = (string?)query["filter[customerId]"];

        return
        [
            .. orders.Reverse().Where(order =>
                (states.Length == 0 || states.Contains((string)order["status"]!))
                && (ids.Length == 0 || ids.Contains((string)order["id"]!))
                && (customer is null || customer == (string)order["customerId"]!)
                && CostsAtLeast(order, query["filter[minTotal]"])
                && PlacedAfter(order, query["filter[placedAfter]"])),
        ];
    }

    private static bool CostsAtLeast(JsonObject order, string? least) =>
        least is null || (decimal)order["total"]!["amount"]! >= decimal.Parse(least, CultureInfo.InvariantCulture);

    private static bool PlacedAfter(JsonObject order, string? moment) =>
        moment is null || Moment((string)order["placedAt"]!) > Moment(moment);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
