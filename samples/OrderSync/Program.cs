using Integrator;
using OrderSync;
using OrderSync.Chapters;
using OrderSync.Vendor;
using Shop;

await using var server = await ShopServer.StartAsync();

var options = new ConnectionOptions { BaseAddress = server.Address };
using var connection = new Connection(ShopClient.Api, Credential.Bearer(ShopServer.Token), options);
var shop = new ShopClient(connection);
var story = new Story();

await Reading.TellAsync(story, shop);
await Ordering.TellAsync(story, shop);
await People.TellAsync(story, shop);
await Goods.TellAsync(story, shop);
await Documents.TellAsync(story, shop);
await Trouble.TellAsync(story, shop, server);

return story.Print() ? 0 : 1;
