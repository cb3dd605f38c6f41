using OrderSync.Vendor;
using Shop;

namespace OrderSync.Chapters;

/// <summary>Customers, who are people or companies, and events, which may be of a kind nobody described.</summary>
internal static class People
{
    public static async Task TellAsync(Story story, ShopClient shop)
    {
        await story.TellAsync("List companies", "Customers.ListAsync(kind)", "the type behind a discriminator", async () =>
        {
            var customers = await shop.Customers.ListAsync(kind: CustomerKind.Company);
            return (customers is [Company { LegalName: "Looms & Sons" }], string.Join(", ", customers.Select(Name)));
        });

        await story.TellAsync("Get a person", "Customers.GetAsync(id)", "dates, ids and inheritance", async () =>
        {
            var customer = await shop.Customers.GetAsync(Guid.Parse(Seed.Ada));
            return (customer is Person person && person.Address?.City == "Leiden", Name(customer));
        });

        await story.TellAsync("Add a person", "Customers.CreateAsync(body)", "members that are only written", async () =>
        {
            var customer = await shop.Customers.CreateAsync(
                new Person { Email = "grace@example.com", GivenName = "Grace", FamilyName = "Weaver", Pin = "1906" });
            return (customer is Person { Pin: null, GivenName: "Grace" }, Name(customer));
        });

        await story.TellAsync("Hear what happened", "Events.ListAsync()", "a union with an arm for the unknown", async () =>
        {
            var events = await shop.Events.ListAsync();
            var answer = string.Join(", ", events.Select(Describe));
            return (answer == "1001 placed, 1002 shipped, LAMP-1 at 39.90, stock.counted", answer);
        });
    }

    private static string Name(Customer customer) => customer switch
    {
        Person person => $"{person.GivenName} {person.FamilyName}",
        Company company => company.LegalName,
        _ => customer.Email,
    };

    private static string Describe(ShopEvent happened) => happened switch
    {
        ShopEvent.OrderPlaced(var placed) => $"{placed.OrderId} placed",
        ShopEvent.OrderShipped(var shipped) => $"{shipped.OrderId} shipped",
        ShopEvent.PriceChanged(var changed) => FormattableString.Invariant($"{changed.Sku} at {changed.Price.Amount:0.00}"),
        ShopEvent.Unknown(var raw) => raw.GetProperty("type").GetString()!,
        _ => "something else",
    };
}
