using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OrderSync.Vendor;

/// <summary>Files: product images come in as multipart bodies and go out as they came.</summary>
internal static class FileRoutes
{
    public static void Map(IEndpointRouteBuilder api, ShopData data)
    {
        api.MapPost("/products/{sku}/images", http => UploadAsync(http, data));
        api.MapGet("/files", http => ListAsync(http, data));
        api.MapGet("/files/{id}/content", http => DownloadAsync(http, data));
    }

    private static async Task UploadAsync(HttpContext http, ShopData data)
    {
        var sku = (string)http.GetRouteValue("sku")!;
        if (!data.Products.ContainsKey(sku))
        {
            await Answer.MissingAsync(http, $"product {sku}");
            return;
        }

        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        if (form?.Files["file"] is not { } upload)
        {
            await Answer.InvalidAsync(http, new JsonObject { ["file"] = new JsonArray("Send a file.") });
            return;
        }

        var stored = await KeepAsync(data, upload, form);
        await Answer.JsonAsync(http, stored.About, StatusCodes.Status201Created);
    }

    private static async Task<StoredFile> KeepAsync(ShopData data, IFormFile upload, IFormCollection form)
    {
        using var copy = new MemoryStream();
        await upload.CopyToAsync(copy);

        var bytes = copy.ToArray();
        var id = data.NextFileId();
        var stored = new StoredFile(bytes, new JsonObject
        {
            ["id"] = id,
            ["name"] = upload.FileName,
            ["mediaType"] = upload.ContentType,
            ["size"] = bytes.Length,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            ["caption"] = (string?)form["caption"],
            ["labels"] = new JsonArray([.. form["labels"].Select(label => (JsonNode?)label)]),
        });
        data.Files.Add(id, stored);
        return stored;
    }

    private static Task ListAsync(HttpContext http, ShopData data) =>
        Answer.JsonAsync(http, new JsonArray([.. data.Files.Values.Select(file => file.About.DeepClone())]));

    private static async Task DownloadAsync(HttpContext http, ShopData data)
    {
        var id = (string)http.GetRouteValue("id")!;
        if (!data.Files.TryGetValue(id, out var file))
        {
            await Answer.MissingAsync(http, $"file {id}");
            return;
        }

        http.Response.ContentType = "application/octet-stream";
        http.Response.ContentLength = file.Bytes.Length;
        await http.Response.Body.WriteAsync(file.Bytes, http.RequestAborted);
    }
}
