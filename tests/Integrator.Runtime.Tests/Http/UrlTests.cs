using System.Globalization;
using Integrator.Json;
using Minimal;

namespace Integrator.Tests.Http;

public sealed class UrlTests
{
    private sealed record Filter(string Name, int[] Sizes, Filter? Inner)
    {
        public static void WriteJson(JsonWriter json, Filter? value)
        {
            if (!json.StartObject(value))
            {
                return;
            }

            json.Name("name"u8).String(value.Name);
            json.Name("sizes"u8).List(value.Sizes.ToList(), JsonWrite.Int32);
            if (value.Inner is { } inner)
            {
                WriteJson(json.Name("inner"u8), inner);
            }

            json.EndObject();
        }
    }

    [Theory]
    [InlineData("a/b", "/v1/x/a%2Fb/y")]
    [InlineData("a b+c&d=e?f#g%h", "/v1/x/a%20b%2Bc%26d%3De%3Ff%23g%25h/y")]
    [InlineData("../../admin", "/v1/x/..%2F..%2Fadmin/y")]
    [InlineData("é☃", "/v1/x/%C3%A9%E2%98%83/y")]
    [InlineData("{id}", "/v1/x/%7Bid%7D/y")]
    public async Task PathValuesCannotLeaveTheirSegment(string value, string expected)
    {
        await using var probe = await ProbeServer.StartAsync();
        Assert.Equal(expected, (await probe.WireAsync("GET", "/x/{id}/y", request => request.Path("id", value))).Target);
    }

    [Theory]
    [InlineData("", "GET /x/{id}: the path value 'id' is empty, which would call another path. (Parameter 'id')")]
    [InlineData(".", "GET /x/{id}: the path value 'id' is '.', which would call another path. (Parameter 'id')")]
    [InlineData("..", "GET /x/{id}: the path value 'id' is '..', which would call another path. (Parameter 'id')")]
    public void PathValuesThatCallAnotherPathAreRefused(string value, string message) =>
        Assert.Equal(message, Assert.Throws<AddressException>(() => new ApiRequest<NoContent>("GET", "/x/{id}").Path("id", value)).Message);

    [Fact]
    public void AnEmptyListInAPathIsRefused() =>
        Assert.Throws<AddressException>(() => new ApiRequest<NoContent>("GET", "/x/{id}").Path("id", new List<int>()));

    [Theory]
    [InlineData(PathStyle.Simple, false, "/v1/1,2")]
    [InlineData(PathStyle.Label, false, "/v1/.1,2")]
    [InlineData(PathStyle.Label, true, "/v1/.1.2")]
    [InlineData(PathStyle.Matrix, false, "/v1/;ids=1,2")]
    [InlineData(PathStyle.Matrix, true, "/v1/;ids=1;ids=2")]
    public async Task ListsInPathsFollowTheirStyle(PathStyle style, bool explode, string expected)
    {
        await using var probe = await ProbeServer.StartAsync();
        var sent = await probe.WireAsync("GET", "/{ids}", request => request.Path("ids", new List<int> { 1, 2 }, style, explode));
        Assert.Equal(expected, sent.Target);
    }

    [Theory]
    [InlineData(ArrayStyle.Repeat, "a=1%2C5&a=x%20y")]
    [InlineData(ArrayStyle.Comma, "a=1%2C5,x%20y")]
    [InlineData(ArrayStyle.Space, "a=1%2C5%20x%20y")]
    [InlineData(ArrayStyle.Pipe, "a=1%2C5%7Cx%20y")]
    [InlineData(ArrayStyle.Tab, "a=1%2C5%09x%20y")]
    [InlineData(ArrayStyle.Brackets, "a[]=1%2C5&a[]=x%20y")]
    public async Task ListsInQueriesFollowTheirStyle(ArrayStyle style, string expected)
    {
        await using var probe = await ProbeServer.StartAsync();
        var sent = await probe.WireAsync("GET", "/l", request => request.Query("a", new List<string> { "1,5", "x y" }, style));
        Assert.Equal("/v1/l?" + expected, sent.Target);
    }

    [Theory]
    [InlineData(ObjectStyle.Form, "name=n&sizes=1&sizes=2&inner[name]=m&inner[sizes]=3")]
    [InlineData(ObjectStyle.Deep, "f[name]=n&f[sizes][]=1&f[sizes][]=2&f[inner][name]=m&f[inner][sizes][]=3")]
    [InlineData(ObjectStyle.Comma, "f=name,n,sizes,1,sizes,2,inner%5Bname%5D,m,inner%5Bsizes%5D,3")]
    public async Task ObjectsInQueriesFollowTheirStyle(ObjectStyle style, string expected)
    {
        await using var probe = await ProbeServer.StartAsync();
        var filter = new Filter("n", [1, 2], new Filter("m", [3], null));
        var sent = await probe.WireAsync("GET", "/o", request => request.Query("f", filter, Filter.WriteJson, style));
        Assert.Equal("/v1/o?" + expected, sent.Target);
    }

    [Fact]
    public async Task ScalarsAreWrittenAsJsonWritesThemInEveryCulture()
    {
        await using var probe = await ProbeServer.StartAsync();
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var sent = await probe.WireAsync("GET", "/s?fixed=1", request => request
                .Query("b", true)
                .Query("d", 1.5)
                .Query<int?>("none", null)
                .Query("t", new DateTimeOffset(2024, 2, 3, 4, 5, 6, 500, TimeSpan.Zero))
                .Query("o", new DateTimeOffset(2024, 2, 3, 4, 5, 6, TimeSpan.FromHours(-2)))
                .Query("day", new DateOnly(2024, 2, 3))
                .Query("e", OrderStatus.Paid)
                .Query("g", Guid.Empty)
                .Query("unix", (DateTimeOffset?)DateTimeOffset.UnixEpoch.AddSeconds(5), JsonWrite.UnixSeconds)
                .QueryJson("j", new OrderFilter { Min = 1 }, OrderFilter.WriteJson)
                .Query("empty", new List<string>()));
            Assert.Equal(
                "/v1/s?fixed=1&b=true&d=1.5&t=2024-02-03T04%3A05%3A06.5Z&o=2024-02-03T04%3A05%3A06-02%3A00&day=2024-02-03&e=paid"
                + "&g=00000000-0000-0000-0000-000000000000&unix=5&j=%7B%22min%22%3A1%7D",
                sent.Target);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("http://h", "/x", "http://h/x")]
    [InlineData("http://h/", "x", "http://h/x")]
    [InlineData("http://h/v1/", "/x", "http://h/v1/x")]
    [InlineData("http://h/v1", "", "http://h/v1/")]
    [InlineData("http://h/v1?ignored=1", "/x#fragment", "http://h/v1/x")]
    public async Task TheBaseAddressIsJoinedWithOneSlash(string address, string path, string expected)
    {
        Uri? sent = null;
        using var http = new HttpClient(new StubTransport(message =>
        {
            sent = message.RequestUri;
            return new HttpResponseMessage(System.Net.HttpStatusCode.NoContent);
        }));
        using var connection = new Connection(new Api("Probe"), null, new() { BaseAddress = new Uri(address), HttpClient = http });
        await connection.SendAsync(Probe.Of("GET", path), TestContext.Current.CancellationToken);
        Assert.Equal(expected, sent!.AbsoluteUri);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/v2")]
    [InlineData("api.example.com")]
    public async Task ARelativeBaseAddressIsRefused(string? address)
    {
        using var connection = new Connection(new Api("Probe") { BaseAddress = address });
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => connection.SendAsync(Probe.Of("GET", "/x"), TestContext.Current.CancellationToken));
        Assert.Equal($"Probe has no absolute base address ({address ?? "none"} is declared). Set ConnectionOptions.BaseAddress.", failure.Message);
    }
}
