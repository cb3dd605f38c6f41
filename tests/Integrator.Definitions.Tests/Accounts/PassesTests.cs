using System.Text;
using Passes;

namespace Integrator.Definitions.Tests.Accounts;

/// <summary>How a credential is put on requests.</summary>
public sealed class PassesTests : IAsyncLifetime
{
    private WireServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _server.On = static _ => WireAnswer.Json("""{"ok":true}""");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T67")]
    public async Task OneHeaderIsNamedWithItsValue()
    {
        await Client().Boats.OneAsync(Token);

        Assert.Equal(("Pass k", null), (_server.Call.Header("X-Pass"), _server.Call.Header("Authorization")));
    }

    [Fact, Trait("Feature", "T67")]
    public async Task SeveralHeadersAreAMap()
    {
        await Client().Boats.ManyAsync(Token);

        Assert.Equal(("k", "north", null), (_server.Call.Header("X-Key"), _server.Call.Header("X-Port"), _server.Call.Header("X-Pass")));
    }

    [Fact, Trait("Feature", "T67")]
    public async Task AnExpressionSeesTheRequestTheVariablesAndTheCredential()
    {
        await Client().Boats.ComputedAsync(Token);

        Assert.Equal("POST https://api.passes.example/v1/computed north", _server.Call.Header("X-Signed"));
        Assert.Equal(("k", null, null), (_server.Call.Header("X-Key"), _server.Call.Header("X-Nothing"), _server.Call.Header("X-Pass")));
    }

    [Fact, Trait("Feature", "T67")]
    public async Task ATokenMayDependOnTheRequest()
    {
        await Client().Boats.BearerAsync(Token);

        Assert.Equal("Bearer GET.https://api.passes.example/v1/bearer.k", _server.Call.Header("Authorization"));
    }

    [Theory, Trait("Feature", "T68")]
    [InlineData("Aladdin", "open sesame", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")] // RFC 7617, section 2
    [InlineData("test", "123\u00A3", "Basic dGVzdDoxMjPCow==")] // RFC 7617, section 2.1
    [InlineData("test", "a:b", "Basic dGVzdDphOmI=")]
    public async Task BasicIsUtf8(string captain, string word, string header)
    {
        await Client(captain, word).Boats.BasicAsync(Token);

        Assert.Equal(header, _server.Call.Header("Authorization"));
        Assert.Equal($"{captain}:{word}", Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..])));
    }

    [Fact, Trait("Feature", "T68")]
    public async Task AUserWithAColonIsRefusedBeforeAnythingIsSent()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Client("a:b", "p").Boats.BasicAsync(Token));

        Assert.Empty(_server.Calls);
    }

    private PassesClient Client(string captain = "c", string word = "w") => new(_server.Connect(
        PassesClient.Api, PassesCredentials.Key("k"), options => options.Variables = new PassesContext { Port = "north", Captain = captain, Word = word }));
}
