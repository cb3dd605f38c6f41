using System.Security.Cryptography;
using Integrator;
using Shop;

namespace OrderSync.Chapters;

/// <summary>Bytes: an image that goes up and comes down the same, an invoice that comes down.</summary>
internal static class Documents
{
    private static readonly byte[] s_image = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 255];

    public static async Task TellAsync(Story story, ShopClient shop)
    {
        var id = "";
        await story.TellAsync("Upload an image", "Products.UploadImageAsync(sku, body)", "a multipart body", async () =>
        {
            var stored = await shop.Products.UploadImageAsync("LAMP-1", new UploadProductImageRequest
            {
                File = ApiFile.FromBytes(s_image, "lamp.png", "image/png"),
                Caption = "Front",
                Labels = ["lamp", "white"],
            });
            id = stored.Id;
            var isSame = stored.Sha256 == Convert.ToHexStringLower(SHA256.HashData(s_image));
            return (isSame && stored is { Name: "lamp.png", MediaType: "image/png", Labels: ["lamp", "white"] }, $"{stored.Id}, {stored.Size} bytes");
        });

        await story.TellAsync("Download it", "Files.DownloadAsync(id)", "bytes as a stream", async () =>
        {
            var bytes = await ReadAsync(await shop.Files.DownloadAsync(id));
            return (bytes.SequenceEqual(s_image), $"{bytes.Length} bytes, the same");
        });

        await story.TellAsync("Download an invoice", "Orders.DownloadInvoiceAsync(id)", "a response that is a document", async () =>
        {
            var bytes = await ReadAsync(await shop.Orders.DownloadInvoiceAsync("1002"));
            return (bytes.AsSpan().StartsWith("%PDF"u8), $"{bytes.Length} bytes of PDF");
        });
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        await using (stream)
        {
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            return copy.ToArray();
        }
    }
}
