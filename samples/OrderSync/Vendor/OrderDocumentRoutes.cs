using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OrderSync.Vendor;

/// <summary>Orders as documents: the invoice of one, all of them as text.</summary>
internal static class OrderDocumentRoutes
{
    public static void Map(IEndpointRouteBuilder api, ShopData data)
    {
        api.MapGet("/orders/export", http => ExportAsync(http, data));
        api.MapGet("/orders/{id}/invoice", http => OrderRoutes.WithOrder(http, data, order => InvoiceAsync(http, order)));
    }

    private static Task ExportAsync(HttpContext http, ShopData data)
    {
        var lines = data.Orders.Values.Select(order => $"{order["id"]},{order["status"]},{order["total"]!["amount"]}");
        http.Response.ContentType = "text/csv; charset=utf-8";
        return http.Response.WriteAsync(string.Join('\n', lines.Prepend("id,status,total")) + "\n", http.RequestAborted);
    }

    private static async Task InvoiceAsync(HttpContext http, JsonObject order)
    {
        var document = Encoding.ASCII.GetBytes(Document((string)order["id"]!, order["total"]!));
        http.Response.ContentType = "application/pdf";
        http.Response.ContentLength = document.Length;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"invoice-{order["id"]}.pdf\"";
        await http.Response.Body.WriteAsync(document, http.RequestAborted);
    }

    private static string Document(string id, JsonNode total) => $"""
        %PDF-1.4
        1 0 obj << /Type /Catalog >> endobj
        % Invoice for order {id}: {total["amount"]} {total["currency"]}
        trailer << /Root 1 0 R >>
        %%EOF

        """;
}
