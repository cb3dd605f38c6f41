using Integrator;
using OrderSync.Vendor;
using Shop;

namespace OrderSync.Chapters;

/// <summary>What goes wrong: errors with a type, and a busy server that is asked again.</summary>
internal static class Trouble
{
    public static async Task TellAsync(Story story, ShopClient shop, ShopServer server)
    {
        await story.TellAsync("Ask for prices", "Products.GetPriceListAsync()", "a busy server (503) asked again; a map", async () =>
        {
            var prices = await shop.Products.GetPriceListAsync();
            var calls = server.Calls("/products/prices");
            return (calls == 2 && prices["LAMP-1"].Amount == 39.90m, $"{prices.Count} prices after {calls} calls");
        });

        await story.TellAsync("Ask for nothing", "Orders.GetAsync(id)", "an error with a type (404)", () =>
            FailsAsync<Problem>(404, () => shop.Orders.GetAsync("9999"), problem => problem.Detail!));

        await story.TellAsync("Ask for the answer", "Orders.GetResponseAsync(id)", "the same without an exception", async () =>
        {
            var response = await shop.Orders.GetResponseAsync("9999");
            return (response.Status == 404 && !response.IsSuccess, $"{response.Status}");
        });

        await story.TellAsync("Order wrongly", "Orders.CreateAsync(body)", "another type by status (422)", () =>
            FailsAsync<ValidationProblem>(
                422,
                () => shop.Orders.CreateAsync(new NewOrder { CustomerId = Guid.Empty, Lines = [], Payment = "invoice" }),
                problem => string.Join(", ", problem.Errors.Keys)));

        await story.TellAsync("Change it too late", "Orders.UpdateAsync(id, body, ifMatch)", "a version that has passed (412)", () =>
            FailsAsync<Problem>(
                412,
                () => shop.Orders.UpdateAsync("1002", new OrderPatch { Note = "Late" }, ifMatch: "\"old\""),
                problem => problem.Detail!));

        await story.TellAsync("Come with a wrong token", "Orders.GetAsync(id)", "the error for everything else (401)", async () =>
        {
            var options = new ConnectionOptions { BaseAddress = server.Address };
            using var connection = new Connection(ShopClient.Api, Credential.Bearer("wrong"), options);
            var stranger = new ShopClient(connection);
            return await FailsAsync<Problem>(401, () => stranger.Orders.GetAsync("1001"), problem => problem.Detail!);
        });
    }

    /// <summary>Right when the call is refused with this status, and with an error of this type.</summary>
    private static async Task<(bool IsRight, string Answer)> FailsAsync<TError>(int status, Func<Task> call, Func<TError, string> describe)
    {
        try
        {
            await call();
            return (false, "no error");
        }
        catch (ApiException<TError> refusal)
        {
            return (refusal.Status == status, $"{refusal.Status}: {describe(refusal.Error)}");
        }
    }
}
