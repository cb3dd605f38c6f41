using Parcels;

namespace Integrator.Definitions.Tests.Requests;

/// <summary>A method whose body is an object that is sent as XML.</summary>
public sealed class ParcelsTests
{
    [Fact, Trait("Feature", "T75")]
    public async Task AnObjectWasSentAsJsonTextUnderTheTypeOfXml()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"ok":true}""");
        var client = new ParcelsClient(server.Connect(ParcelsClient.Api, ParcelsCredentials.Key("k")));

        await client.Parcels.SendAsync(id: "7", to: "A & B", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("application/xml", server.Call.Header("Content-Type"));
        Assert.Equal("""<?xml version="1.0" encoding="utf-8"?><parcel id="7"><to>A &amp; B</to><label>A &amp; B</label><label>fragile</label></parcel>""", server.Call.Body);
    }
}
