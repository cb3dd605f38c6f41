using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Chimes;

namespace Integrator.Definitions.Tests.Webhooks;

/// <summary>A batch of events of two kinds; the signature is in the query, and the method, a parameter and a header are signed.</summary>
public sealed class ChimesTests : IAsyncLifetime
{
    private const string Batch = """[{"id":"a","kind":"arrival"},{"id":"b","kind":"departure"},{"id":"c","kind":"other"}]""";

    private HookServer<ChimesEvent> _server = null!;

    public async ValueTask InitializeAsync() => _server = await HookServer<ChimesEvent>.StartAsync(
        ChimesWebhook.Webhook,
        new ChimesContext { Secret = Convert.ToBase64String("key"u8) });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T90"), Trait("Feature", "T92")]
    public async Task EachEventOfABatchIsOfItsOwnKind()
    {
        Assert.Equal(204, (await SendAsync()).Status);
        Assert.Equal(204, (await SendAsync()).Status);

        Assert.Collection(
            Assert.Single(_server.Deliveries).Events,
            static first => Assert.Equal("a", Assert.IsType<ChimesEvent.Arrived>(first).Value.Id),
            static second => Assert.Equal("b", Assert.IsType<ChimesEvent.Left>(second).Value.Id));
    }

    [Theory, Trait("Feature", "T92")]
    [InlineData("PUT", "7", "x")]
    [InlineData("POST", "8", "x")]
    [InlineData("POST", "7", "y")]
    public async Task AnotherMethodParameterOrHeaderIsRefused(string method, string of, string chime)
    {
        Assert.Equal(401, (await SendAsync(method, of, chime)).Status);
        Assert.Equal("The signature is another.", _server.Reason);
    }

    private Task<(int Status, string Body)> SendAsync(string method = "POST", string of = "7", string chime = "x")
    {
        var signature = Base64Url.EncodeToString(HMACSHA512.HashData("key"u8, Encoding.UTF8.GetBytes($"POST\n7\nx\n{Batch}")));
        return _server.SendAsync(method, $"/hook/?of={of}&sig={signature}", Batch, ("X-Chime", chime));
    }
}
