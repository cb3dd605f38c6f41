using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Mooring;

namespace Integrator.Faults.Tests.Answers;

/// <summary>Answers that lack what the description calls required.</summary>
public sealed class MissingMemberTests : IAsyncLifetime
{
    private const string Whole = """{"id":1,"name":"Ada","owner":null,"crew":[],"remark":null}""";
    private const string Bare = """{"id":1}""";

    private readonly FakeLogger _log = new();
    private WireServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await WireServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(MissingMembers.Tolerate), InlineData(MissingMembers.Report), InlineData(MissingMembers.Throw)]
    public async Task NothingIsSaidOfAWholeAnswer(MissingMembers choice)
    {
        _server.Then(Whole);

        var response = await Connect(choice).SendForResponseAsync(new GetVessel { Id = 1 }, Wire.Token);

        Assert.Equal("Ada", response.Body!.Name);
        Assert.Empty(response.MissingMembers);
        Assert.DoesNotContain(_log.Collector.GetSnapshot(), static entry => entry.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task EachMissingMemberIsLoggedOnceForAnOperation()
    {
        _server.Then(Bare).Then(Bare).Then("""{"id":1,"name":"Ada","owner":"x","crew":[{"boats":{"dinghy":{}}}],"remark":1}""");
        var client = Client();

        for (var call = 0; call < 3; call++)
        {
            Assert.Equal(1, (await client.Vessels.GetAsync(1, Wire.Token)).Id);
        }

        Assert.Equal(["$.name", "$.owner", "$.crew", "$.remark", "$.crew[0].boats.dinghy.oars", "$.crew[0].name"], Told());
    }

    [Fact]
    public async Task EveryMissingMemberIsReportedWithItsPath()
    {
        _server.Then("""{"name":null,"id":1,"owner":null,"crew":[{"name":"A"},{"boats":{"a b":{"oars":2},"c.d":{}}},{}]}""").Then(Bare);
        var connection = Connect(MissingMembers.Report);

        var response = await connection.SendForResponseAsync(new GetVessel { Id = 1 }, Wire.Token);
        var second = await connection.SendForResponseAsync(new GetVessel { Id = 1 }, Wire.Token);

        Assert.Equal(["$.crew[1].boats['c.d'].oars", "$.crew[1].name", "$.crew[2].name", "$.name", "$.remark"], response.MissingMembers);
        Assert.Equal(["$.name", "$.owner", "$.crew", "$.remark"], second.MissingMembers);
        Assert.Equal([.. response.MissingMembers, .. second.MissingMembers], Told());
    }

    [Theory]
    [InlineData(Bare, "'name'", "$")]
    [InlineData("""{"id":1,"name":null,"owner":null,"crew":[],"remark":null}""", "'name'", "$")]
    [InlineData("""{"id":1,"name":"Ada","owner":null,"crew":[{"name":"A"},{}],"remark":null}""", "'name'", "$.crew[1]")]
    [InlineData("""{"id":1,"name":"Ada","crew":[],"remark":null}""", "'owner'", "$")]
    public async Task AnAnswerIsRefusedThatLacksAMember(string json, string member, string path)
    {
        _server.Then(json);

        var failure = await Assert.ThrowsAsync<ApiException>(() => Client(MissingMembers.Throw).Vessels.GetAsync(1, Wire.Token));

        Assert.Contains(member, failure.Message, StringComparison.Ordinal);
        Assert.Equal(path, Assert.IsType<JsonException>(failure.InnerException).Path);
    }

    [Fact]
    public async Task AnItemOfAStreamIsRefusedThatLacksAMember()
    {
        _server.Then(Whole + "\n" + Bare + "\n");
        var read = new List<long>();

        var failure = await Assert.ThrowsAsync<JsonException>(async () =>
        {
            await foreach (var vessel in Client(MissingMembers.Throw).Vessels.WatchAsync(Wire.Token))
            {
                read.Add(vessel.Id);
            }
        });

        Assert.Equal([1], read);
        Assert.Contains("'name'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErrorIsNeverReplacedByWhatItLacks()
    {
        _server.Then("""{"code":"sunk"}""", 404);

        var failure = await Assert.ThrowsAsync<ApiException<Refusal>>(() => Client(MissingMembers.Throw).Vessels.GetAsync(1, Wire.Token));

        Assert.Equal("sunk", failure.Error.Code);
    }

    [Fact]
    public async Task TheSeventiethMemberCounts()
    {
        var members = Enumerable.Range(0, 69).Select(static number => $"\"m{number}\":1");
        _server.Then($"{{{string.Join(',', members.Reverse())}}}");

        var failure = await Assert.ThrowsAsync<ApiException>(() => Client(MissingMembers.Throw).Manifests.GetAsync(Wire.Token));

        Assert.Contains("'m69'", failure.Message, StringComparison.Ordinal);
    }

    private MooringClient Client(MissingMembers choice = default) => new(Connect(choice));

    private Connection Connect(MissingMembers choice) => _server.Connect(MooringClient.Api, configure: options =>
    {
        options.MissingMembers = choice;
        options.Logger = _log;
    });

    private string[] Told() => [.. _log.Collector.GetSnapshot()
        .Where(static entry => entry.Level == LogLevel.Warning)
        .Select(static entry => entry.GetStructuredStateValue("Path")!)];
}
