using Shop;

namespace OrderSync.Chapters;

/// <summary>Asking: without a credential, with filters, for headers, for values the document does not list.</summary>
internal static class Reading
{
    public static async Task TellAsync(Story story, ShopClient shop)
    {
        await story.TellAsync("Knock", "Shop.GetStatusAsync()", "a call that needs no credential", async () =>
        {
            var status = await shop.Shop.GetStatusAsync();
            return (status.Open, status.Message);
        });

        await story.TellAsync("Get a token", "Access.RequestTokenAsync(body)", "a form body", async () =>
        {
            var token = await shop.Access.RequestTokenAsync(new TokenRequest { ClientId = "sample", ClientSecret = "sample-secret" });
            return (token.AccessToken.Length > 0, $"good for {token.ExpiresIn} s");
        });

        await story.TellAsync("List orders", "Orders.ListAsync(status, filter)", "arrays and objects in a query", async () =>
        {
            var orders = await shop.Orders.ListAsync(
                status: [OrderStatus.Paid, OrderStatus.Shipped],
                filter: new OrderFilter { MinTotal = 50m });
            return (orders.Count == 2, string.Join(", ", orders.Select(order => $"{order.Id} {order.Total.Amount} {order.Total.Currency}")));
        });

        await story.TellAsync("Count orders", "Orders.ListResponseAsync(ids, limit)", "typed response headers", async () =>
        {
            var response = await shop.Orders.ListResponseAsync(ids: ["1001", "1003"], limit: 1);
            var headers = new ListOrders.ResponseHeaders(response.Headers);
            return (headers.TotalCount == 2 && headers.RateLimitRemaining > 0, $"1 of {headers.TotalCount}");
        });

        await story.TellAsync("Read how orders are paid", "Orders.GetAsync(id)", "a union told apart by its shape", async () =>
        {
            var card = await shop.Orders.GetAsync("1001");
            var transfer = await shop.Orders.GetAsync("1002");
            var word = await shop.Orders.GetAsync("1003");
            var answer = string.Join(", ", Describe(card.Payment), Describe(transfer.Payment), Describe(word.Payment));
            return (answer == "card 4242, transfer from NL91ABNA0417164300, invoice", answer);
        });

        await story.TellAsync("Meet a new status", "Orders.GetAsync(id)", "an enum that keeps what it does not know", async () =>
        {
            var order = await shop.Orders.GetAsync("1003");
            return (order.Status != OrderStatus.Paid && order.Status.Value == "awaiting_parts", order.Status.Value);
        });
    }

    private static string Describe(Payment? payment) => payment switch
    {
        Payment.CardPayment(var card) => $"card {card.Last4}",
        Payment.BankTransfer(var transfer) => $"transfer from {transfer.Iban}",
        Payment.String(var word) => word,
        _ => "something else",
    };
}
