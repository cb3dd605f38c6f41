using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OrderSync.Vendor;

/// <summary>Orders: listed, read, placed, changed, cancelled and deleted.</summary>
internal static class OrderRoutes
{
    private const decimal ReviewFrom = 1000m;

    public static void Map(IEndpointRouteBuilder api, ShopData data)
    {
        api.MapGet("/orders", http => ListAsync(http, data));
        api.MapPost("/orders", http => CreateAsync(http, data));
        api.MapGet("/orders/{id}", http => WithOrder(http, data, order => SendAsync(http, order)));
        api.MapPatch("/orders/{id}", http => WithOrder(http, data, order => UpdateAsync(http, order)));
        api.MapDelete("/orders/{id}", http => WithOrder(http, data, order => DeleteAsync(http, data, order)));
        api.MapPost("/orders/{id}/cancellation", http => WithOrder(http, data, order => CancelAsync(http, order)));
    }

    /// <summary>Goes on with the order that the path names, or says that there is none.</summary>
    public static Task WithOrder(HttpContext http, ShopData data, Func<JsonObject, Task> then)
    {
        var id = (string)http.GetRouteValue("id")!;
        return data.Orders.TryGetValue(id, out var order) ? then(order) : Answer.MissingAsync(http, $"order {id}");
    }

    private static Task ListAsync(HttpContext http, ShopData data)
    {
        var matches = OrderQuery.Select(http.Request.Query, data.Orders.Values);
        var limit = int.TryParse(http.Request.Query["limit"], CultureInfo.InvariantCulture, out var given) ? given : 20;
        http.Response.Headers["X-Total-Count"] = matches.Count.ToString(CultureInfo.InvariantCulture);
        return Answer.JsonAsync(http, new JsonArray([.. matches.Take(limit).Select(order => order.DeepClone())]));
    }

    private static async Task CreateAsync(HttpContext http, ShopData data)
    {
        var key = (string?)http.Request.Headers["Idempotency-Key"];
        if (key is not null && data.Repeats.TryGetValue(key, out var placed))
        {
            await SendAsync(http, data.Orders[placed], StatusCodes.Status201Created);
            return;
        }

        var order = await Answer.ReadAsync(http);
        var errors = NewOrderCheck.Errors(order, data);
        if (errors.Count > 0)
        {
            await Answer.InvalidAsync(http, errors);
            return;
        }

        NewOrderCheck.Price(order!, data);
        if ((decimal)order!["total"]!["amount"]! >= ReviewFrom)
        {
            await ReviewAsync(http);
            return;
        }

        await PlaceAsync(http, data, order, key);
    }

    private static Task PlaceAsync(HttpContext http, ShopData data, JsonObject order, string? key)
    {
        var id = data.NextOrderId();
        order["id"] = id;
        order["status"] = "pending";
        order["placedAt"] = "2026-03-04T10:00:00Z";
        data.Orders.Add(id, order);
        if (key is not null)
        {
            data.Repeats[key] = id;
        }

        http.Response.Headers.Location = $"/v1/orders/{id}";
        return SendAsync(http, order, StatusCodes.Status201Created);
    }

    private static Task ReviewAsync(HttpContext http) => Answer.JsonAsync(
        http,
        new JsonObject
        {
            ["reviewId"] = "8f14e45f-ceea-467f-a2b4-3c1f5d0f7b01",
            ["reason"] = "The total is above the limit.",
            ["decisionBy"] = "2026-03-05T17:00:00Z",
        },
        StatusCodes.Status202Accepted);

    private static async Task UpdateAsync(HttpContext http, JsonObject order)
    {
        if (http.Request.ContentType?.StartsWith(MergePatch.MediaType, StringComparison.Ordinal) != true)
        {
            await Answer.ProblemAsync(http, StatusCodes.Status415UnsupportedMediaType, "media_type", "Send a merge patch.");
            return;
        }

        var expected = http.Request.Headers.IfMatch;
        if (expected.Count > 0 && expected != Version.Of(order))
        {
            await Answer.ProblemAsync(http, StatusCodes.Status412PreconditionFailed, "changed", "The order has another version.");
            return;
        }

        if (await Answer.ReadAsync(http) is not { } patch)
        {
            await Answer.InvalidAsync(http, new JsonObject { [""] = new JsonArray("A merge patch is an object.") });
            return;
        }

        MergePatch.Apply(order, patch);
        await SendAsync(http, order);
    }

    private static Task DeleteAsync(HttpContext http, ShopData data, JsonObject order)
    {
        if ((string)order["status"]! == "shipped")
        {
            return Answer.ProblemAsync(http, StatusCodes.Status409Conflict, "shipped", "A shipped order stays.");
        }

        data.Orders.Remove((string)order["id"]!);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static async Task CancelAsync(HttpContext http, JsonObject order)
    {
        if ((string)order["status"]! is "shipped" or "cancelled")
        {
            await Answer.ProblemAsync(http, StatusCodes.Status409Conflict, "too_late", "The order cannot be cancelled any more.");
            return;
        }

        var reason = http.Request.ContentLength == 0 ? null : (string?)(await Answer.ReadAsync(http))?["reason"];
        order["status"] = "cancelled";
        order["note"] = reason;
        await SendAsync(http, order);
    }

    private static Task SendAsync(HttpContext http, JsonObject order, int status = StatusCodes.Status200OK)
    {
        http.Response.Headers.ETag = Version.Of(order);
        return Answer.JsonAsync(http, order, status);
    }
}
