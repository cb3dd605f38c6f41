namespace Integrator.Tests.Http;

public sealed class DefaultsTests
{
    private static readonly Api s_api = new("Probe")
    {
        Headers = static scope => [new("Accept", "application/vnd.probe+json"), new("X-Version", "1"), new("X-Tenant", scope.Variables<Tenant>().Name)],
        Query = static scope => [new("lang", scope.Variables<Tenant>().Language), new("v", "1")],
    };

    [Fact]
    public async Task HeadersOfTheApiAreSentUnlessTheMethodSaysOtherwise()
    {
        await using var probe = await StartAsync(new Tenant("a", null));
        var sent = await probe.WireAsync("GET", "/x", static request => request.Header("x-version", "2"));
        Assert.Equal(("application/vnd.probe+json", "2", "a"), (sent.Header("Accept"), sent.Header("X-Version"), sent.Header("X-Tenant")));
    }

    [Fact]
    public async Task QueryParametersOfTheApiAreSentWhereTheyHaveAValue()
    {
        await using var without = await StartAsync(new Tenant("a", null));
        await using var with = await StartAsync(new Tenant("a", "de & en"));
        Assert.Equal("/v1/x?v=1", (await without.WireAsync("GET", "/x")).Target);
        Assert.Equal("/v1/x?v=2&lang=de%20%26%20en", (await with.WireAsync("GET", "/x", static request => request.Query("v", 2))).Target);
    }

    [Theory]
    [InlineData(ArrayStyle.Comma, "ids=1,2")]
    [InlineData(ArrayStyle.Brackets, "ids[]=1&ids[]=2")]
    [InlineData(ArrayStyle.Indices, "ids[0]=1&ids[1]=2")]
    [InlineData(ArrayStyle.Repeat, "ids=1&ids=2")]
    public async Task AListStandsInTheQueryAsItIsTold(ArrayStyle style, string query)
    {
        await using var probe = await ProbeServer.StartAsync();
        Assert.Equal("/v1/x?" + query, (await probe.WireAsync("GET", "/x", request => request.Query("ids", [1, 2], style))).Target);
    }

    private static Task<ProbeServer> StartAsync(Tenant tenant) => ProbeServer.StartAsync(s_api, configure: options => options.Variables = tenant);

    private sealed record Tenant(string Name, string? Language);
}
