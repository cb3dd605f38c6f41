using Shop;

namespace OrderSync.Chapters;

/// <summary>Products: found, read with a header and a cookie, imported as text.</summary>
internal static class Goods
{
    public static async Task TellAsync(Story story, ShopClient shop)
    {
        await story.TellAsync("Search for lamps", "Products.SearchAsync(q, categories, …)", "required first, optional by name", async () =>
        {
            var products = await shop.Products.SearchAsync("lamp", categories: ["light", "desk"], maxPrice: 99.5m, sort: ProductSort.Price);
            return (products is [{ Sku: "LAMP-1" }, { Sku: "LAMP-2" }], string.Join(", ", products.Select(product => product.Name)));
        });

        await story.TellAsync("Get one in German", "Products.GetResponseAsync(sku, …)", "header and cookie parameters", async () =>
        {
            var traceId = Guid.NewGuid();
            var response = await shop.Products.GetResponseAsync("LAMP-1", xTraceId: traceId, locale: "de");
            var product = response.Body!;
            var isTraced = response.Headers.Text("X-Trace-Id") == traceId.ToString();
            return (isTraced && product.Name == "Schreibtischlampe", $"{product.Name}, {product.Attributes!["watts"]} W");
        });

        await story.TellAsync("Import chairs", "Products.ImportAsync(body)", "a body that is text", async () =>
        {
            var report = await shop.Products.ImportAsync("sku,name,price\nCHAIR-1,Chair,12.50\nCHAIR-2\n");
            return (report is { Imported: 1, Skipped: 1, Messages: [{ Line: 3 }] }, $"{report.Imported} imported, {report.Skipped} skipped");
        });
    }
}
