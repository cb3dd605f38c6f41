using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OrderSync.Vendor;

/// <summary>Customers: people and companies, told apart by their kind.</summary>
internal static class CustomerRoutes
{
    public static void Map(IEndpointRouteBuilder api, ShopData data)
    {
        api.MapGet("/customers", http => ListAsync(http, data));
        api.MapPost("/customers", http => CreateAsync(http, data));
        api.MapGet("/customers/{id}", http => GetAsync(http, data));
    }

    private static Task ListAsync(HttpContext http, ShopData data)
    {
        var kind = (string?)http.Request.Query["kind"];
        var matches = data.Customers.Values.Where(customer => kind is null || kind == (string)customer["kind"]!);
        return Answer.JsonAsync(http, new JsonArray([.. matches.Select(customer => customer.DeepClone())]));
    }

    private static Task GetAsync(HttpContext http, ShopData data)
    {
        var id = (string)http.GetRouteValue("id")!;
        return data.Customers.TryGetValue(id, out var customer)
            ? Answer.JsonAsync(http, customer)
            : Answer.MissingAsync(http, $"customer {id}");
    }

    private static async Task CreateAsync(HttpContext http, ShopData data)
    {
        var customer = await Answer.ReadAsync(http);
        var name = (string?)customer?["kind"] switch
        {
            "person" => "familyName",
            "company" => "legalName",
            _ => "kind",
        };

        if (customer?[name] is null || name == "kind")
        {
            await Answer.InvalidAsync(http, new JsonObject { [name] = new JsonArray("It is needed.") });
            return;
        }

        var id = $"8f14e45f-ceea-467f-a2b4-3c1f5d0f7a{data.Customers.Count + 1:x2}";
        customer.Remove("pin");
        customer["id"] = id;
        customer["createdAt"] = "2026-03-04T10:00:00Z";
        data.Customers.Add(id, customer);
        http.Response.Headers.Location = $"/v1/customers/{id}";
        await Answer.JsonAsync(http, customer, StatusCodes.Status201Created);
    }
}
