using Hocr;

namespace Integrator.Definitions.Tests.Samples;

/// <summary>The action of Altan's guide, key for key. The guide names the type of its body and does not show it.</summary>
public sealed class HocrTests
{
    [Fact, Trait("Feature", "A13"), Trait("Feature", "A16"), Trait("Feature", "A23"), Trait("Feature", "A27")]
    public async Task TheActionIsAMethodOfItsNameThatSendsItsBody()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"sheets":["a"]}""");
        var client = new HocrClient(server.Connect(HocrClient.Api));

        var answer = await client.Actions.ParseHocrPageWithPayloadToSheetsAsync(
            new ParseHocrPageWithPayloadToSheetsRequest { Page = 3, Payload = "<p/>" }, TestContext.Current.CancellationToken);

        Assert.Equal(("POST", "/misc/parse-hocr-page-with-payload-to-sheets"), (server.Call.Method, server.Call.Target));
        Assert.Equal(("application/json", """{"page":3,"payload":"<p/>"}"""), (server.Call.Header("Content-Type"), server.Call.Body));
        Assert.Equal("a", answer.GetProperty("sheets")[0].GetString());
    }
}
