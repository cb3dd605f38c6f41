using OrderSync.Vendor;
using Shop;

namespace OrderSync.Chapters;

/// <summary>Placing orders, changing them, and taking them back.</summary>
internal static class Ordering
{
    public static async Task TellAsync(Story story, ShopClient shop)
    {
        var placed = "";
        await story.TellAsync("Place an order", "Orders.CreateAsync(body, idempotencyKey)", "one of several answers, by status", async () =>
        {
            var result = await shop.Orders.CreateAsync(Desks(2), idempotencyKey: "sample-1");
            placed = result is CreateOrderResult.Created(var order) ? order.Id : "";
            return (placed.Length > 0, Describe(result));
        });

        await story.TellAsync("Place it again", "Orders.CreateAsync(body, idempotencyKey)", "a header parameter", async () =>
        {
            var result = await shop.Orders.CreateAsync(Desks(2), idempotencyKey: "sample-1");
            return (result is CreateOrderResult.Created(var order) && order.Id == placed, Describe(result));
        });

        await story.TellAsync("Place a large order", "Orders.CreateAsync(body)", "the other answer", async () =>
        {
            var result = await shop.Orders.CreateAsync(Desks(5));
            return (result is CreateOrderResult.Accepted, Describe(result));
        });

        await story.TellAsync("Take the note away", "Orders.UpdateAsync(id, body)", "null removes, absent stays", async () =>
        {
            var before = await shop.Orders.GetAsync("1001");
            var after = await shop.Orders.UpdateAsync("1001", new OrderPatch { Note = null, Priority = OrderPriority.High });
            var isPatched = after.DeliverOn == before.DeliverOn && after.Priority == OrderPriority.High;
            return (isPatched && before.Note is not null && after.Note is null, $"{before.Note} → {after.Note ?? "nothing"}");
        });

        await story.TellAsync("Cancel it", "Orders.CancelAsync(id)", "a body that may be left out", async () =>
        {
            var order = await shop.Orders.CancelAsync(placed);
            return (order.Status == OrderStatus.Cancelled, order.Status.Value);
        });

        await story.TellAsync("Delete it", "Orders.DeleteAsync(id)", "an answer without a body", async () =>
        {
            await shop.Orders.DeleteAsync(placed);
            var left = await shop.Orders.ListAsync(ids: [placed]);
            return (left.Count == 0, "gone");
        });
    }

    private static NewOrder Desks(int quantity) => new()
    {
        CustomerId = Guid.Parse(Seed.Looms),
        Lines = [new OrderLine { Sku = "DESK-9", Quantity = quantity }],
        Payment = new BankTransfer { Iban = "NL91ABNA0417164300" },
        Attributes = new() { ["project"] = "office" },
    };

    private static string Describe(CreateOrderResult result) => result switch
    {
        CreateOrderResult.Created(var order) => $"order {order.Id} for {order.Total.Amount}",
        CreateOrderResult.Accepted(var review) => $"review: {review.Reason}",
        _ => "something else",
    };
}
