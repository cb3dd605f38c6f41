using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OrderSync.Vendor;

/// <summary>What happened in the shop, with one kind of event that the document does not know.</summary>
internal static class EventRoutes
{
    public static void Map(IEndpointRouteBuilder api, ShopData data) =>
        api.MapGet("/events", http => ListAsync(http, data));

    private static Task ListAsync(HttpContext http, ShopData data) =>
        Answer.JsonAsync(http, new JsonArray([.. data.Events.Select(item => item.DeepClone())]));
}
