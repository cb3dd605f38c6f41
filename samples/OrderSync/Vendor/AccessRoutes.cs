using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OrderSync.Vendor;

/// <summary>What needs no credential: the shop's status, and a token to go on with.</summary>
internal static class AccessRoutes
{
    private const string ClientSecret = "sample-secret";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/status", Status);
        api.MapPost("/token", TokenAsync);
    }

    private static Task Status(HttpContext http) => Answer.JsonAsync(http, new JsonObject
    {
        ["open"] = true,
        ["message"] = "We are open.",
        ["since"] = "2026-03-01T08:00:00Z",
        ["version"] = "1.0",
    });

    private static async Task TokenAsync(HttpContext http)
    {
        if (http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) != true)
        {
            await Answer.ProblemAsync(http, StatusCodes.Status400BadRequest, "invalid_request", "Send a form.");
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["grant_type"] != "client_credentials" || form["client_secret"] != ClientSecret)
        {
            await Answer.ProblemAsync(http, StatusCodes.Status400BadRequest, "invalid_client", "The client or its secret is wrong.");
            return;
        }

        await Answer.JsonAsync(http, new JsonObject
        {
            ["access_token"] = ShopServer.Token,
            ["token_type"] = "bearer",
            ["expires_in"] = 3600,
        });
    }
}
