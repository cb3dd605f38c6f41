namespace Integrator.Tests.Http;

/// <summary>Credentials and default headers go to the API's own origins only.</summary>
public sealed class OriginTests : IAsyncLifetime
{
    private LoopbackServer _other = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _other = await LoopbackServer.StartAsync();

    public ValueTask DisposeAsync() => _other.DisposeAsync();

    [Fact]
    public async Task TheServerOfAnOperationOnAnotherHostGetsNoCredential()
    {
        await using var probe = await ProbeServer.StartAsync(Of(), Credential.Bearer("secret"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => probe.Connection.SendAsync(There(), Token));

        Assert.StartsWith($"Probe: GET /x needs a credential, but its server {_other.Address.GetLeftPart(UriPartial.Authority)} is not one of the API's own origins", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_other.Requests);
        Assert.Empty(probe.Server.Requests);
    }

    [Fact]
    public async Task AnOriginThatTheApiAllowsGetsTheCredentialAndTheDefaults()
    {
        await using var probe = await ProbeServer.StartAsync(Of("not an address", _other.Address.GetLeftPart(UriPartial.Authority)), Credential.Bearer("secret"));
        _other.AnswersStatus(204);

        await probe.Connection.SendAsync(There(), Token);

        Assert.Equal(("/admin/x?tenant=t", "Bearer secret", "d"), (_other.Request.Target, _other.Request.Header("Authorization"), _other.Request.Header("X-Default")));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task AnOperationThatNeedsNoCredentialIsSentThereWithItsOwnHeadersOnly(bool isAnonymous)
    {
        await using var probe = await ProbeServer.StartAsync(Of(), Credential.Bearer("secret"));
        _other.AnswersStatus(204);

        await probe.Connection.SendAsync(There(request => (isAnonymous ? request.Anonymous() : request.Security("token", "")).Header("X-Own", "o").Cookie("c", "1")), Token);

        Assert.Equal(("/admin/x", "o", "c=1"), (_other.Request.Target, _other.Request.Header("X-Own"), _other.Request.Header("Cookie")));
        Assert.Null(_other.Request.Header("Authorization"));
        Assert.Null(_other.Request.Header("X-Default"));
    }

    [Fact]
    public async Task AnotherPortOrSchemeOfAnAllowedHostIsAnotherOrigin()
    {
        await using var probe = await ProbeServer.StartAsync(Of("http://127.0.0.1:1", $"https://127.0.0.1:{_other.Address.Port}"), Credential.Bearer("secret"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => probe.Connection.SendAsync(There(), Token));
    }

    [Fact]
    public async Task ARedirectToTheServerOfAnOperationCarriesNoCredential()
    {
        await using var probe = await ProbeServer.StartAsync(Of(), Credential.Bearer("secret"));
        probe.Server.AnswersStatus(302, ("Location", new Uri(_other.Address, "/y").AbsoluteUri));
        _other.AnswersStatus(204);

        await probe.Connection.SendAsync(Probe.Of("GET", "/x"), Token);

        Assert.Null(_other.Request.Header("Authorization"));
        Assert.Null(_other.Request.Header("X-Default"));
    }

    private Probe<NoContent> There(Func<ApiRequest<NoContent>, ApiRequest<NoContent>>? build = null) =>
        Probe.Of("GET", "/x", request => (build ?? (static same => same))(request.Server(_other.Address.AbsoluteUri + "admin/")));

    private static Func<Uri, Api> Of(params string[] origins) => address => new("Probe")
    {
        BaseAddress = address.AbsoluteUri,
        Schemes = [new BearerScheme("token")],
        Headers = static _ => [new("X-Default", "d")],
        Query = static _ => [new("tenant", "t")],
        AllowedOrigins = origins,
    };
}
