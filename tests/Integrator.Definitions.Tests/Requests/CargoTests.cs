using Cargo;

namespace Integrator.Definitions.Tests.Requests;

/// <summary>The same facts in each of five formats, byte for byte.</summary>
public sealed class CargoTests : IAsyncLifetime
{
    private WireServer _server = null!;
    private BodiesResource _bodies = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _server.On = static _ => WireAnswer.Json("""{"ok":true}""");
        _bodies = new CargoClient(_server.Connect(CargoClient.Api, CargoCredentials.Key("k"))).Bodies;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T75")]
    public async Task JsonKeepsItsLetters()
    {
        await _bodies.JsonAsync(new() { Name = "A & <B>", Tons = 1.5 }, Token);

        Assert.Equal("application/json", _server.Call.Header("Content-Type"));
        Assert.Equal("""{"name":"A & <B>","tons":1.5,"marks":["é","\""]}""", _server.Call.Body);
    }

    [Fact, Trait("Feature", "T75")]
    public async Task AFormEncodesEachPair()
    {
        await _bodies.FormAsync(new() { Name = "A & <B>", Tons = 1.5 }, Token);

        Assert.Equal("application/x-www-form-urlencoded", _server.Call.Header("Content-Type"));
        Assert.Equal("name=A+%26+%3CB%3E&tons=1.5&marks=a%26b&marks=%C3%A9", _server.Call.Body);
    }

    [Fact, Trait("Feature", "T75")]
    public async Task EachMemberIsAPart()
    {
        await _bodies.MultipartAsync(new() { Name = "A & <B>", Tons = 1.5 }, Token);

        var type = _server.Call.Header("Content-Type")!;
        Assert.StartsWith("multipart/form-data; boundary=", type, StringComparison.Ordinal);
        var boundary = type["multipart/form-data; boundary=".Length..];
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nA & <B>\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"tons\"\r\n\r\n1.5\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"marks\"\r\nContent-Type: application/json\r\n\r\n{{\"a\":\"é\"}}\r\n--{boundary}--\r\n",
            _server.Call.Body);
    }

    [Fact, Trait("Feature", "T75")]
    public async Task RawTextIsTheTemplate()
    {
        await _bodies.RawAsync(new() { Name = "A & <B>", Tons = 1.5 }, Token);

        Assert.Equal("text/plain; charset=utf-8", _server.Call.Header("Content-Type"));
        Assert.Equal("A & <B>: 1.5 t, \"é\"", _server.Call.Body);
    }

    [Fact, Trait("Feature", "T75")]
    public async Task XmlHasARootAndRepeatsItsItems()
    {
        await _bodies.XmlAsync(new() { Name = "A & <B>", Tons = 1.5 }, Token);

        Assert.Equal("application/xml", _server.Call.Header("Content-Type"));
        Assert.Equal("""<?xml version="1.0" encoding="utf-8"?><cargo><name>A &amp; &lt;B&gt;</name><tons>1.5</tons><marks>é</marks><marks>&lt;</marks></cargo>""", _server.Call.Body);
    }
}
