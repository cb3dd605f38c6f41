using System.Net;
using Integrator.Hosting;
using Islet;
using Microsoft.Extensions.DependencyInjection;
using Wharf;

namespace Integrator.Faults.Tests.Origins;

/// <summary>Addresses that a hostile tenant or API leads to.</summary>
public sealed class AddressPolicyTests
{
    [Theory]
    [InlineData("127.0.0.1"), InlineData("127.255.0.9"), InlineData("0.0.0.0"), InlineData("10.1.2.3"), InlineData("172.31.255.255"), InlineData("192.168.0.1")]
    [InlineData("169.254.169.254"), InlineData("100.100.100.200"), InlineData("168.63.129.16"), InlineData("192.0.0.192"), InlineData("224.0.0.1"), InlineData("255.255.255.255")]
    [InlineData("::"), InlineData("::1"), InlineData("::ffff:127.0.0.1"), InlineData("::ffff:169.254.169.254"), InlineData("::127.0.0.1"), InlineData("fe80::1"), InlineData("fd00:ec2::254")]
    [InlineData("64:ff9b::7f00:1"), InlineData("64:ff9b::a9fe:a9fe"), InlineData("64:ff9b:1::1"), InlineData("2002:7f00:1::"), InlineData("2001:0:53aa:64c::1"), InlineData("2001:db8::1"), InlineData("ff02::1")]
    public void AnAddressThatIsNotPublicIsRefused(string address) => Assert.False(AddressPolicy.Public.Allows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8"), InlineData("172.15.0.1"), InlineData("172.32.0.1"), InlineData("100.63.0.1"), InlineData("2606:4700:4700::1111"), InlineData("::ffff:8.8.8.8"), InlineData("64:ff9b::808:808")]
    public void APublicAddressIsAllowed(string address) => Assert.True(AddressPolicy.Public.Allows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    public async Task ANameThatResolvesToLoopbackIsNotCalledAndNotTriedAgain(string host)
    {
        var clock = new ManualTime();
        using var connection = Connect(host, options => (options.AddressPolicy, options.TimeProvider) = (AddressPolicy.Public, clock));

        var failure = await Assert.ThrowsAsync<AddressException>(() => new IsletClient(connection).Me.GetAsync(Wire.Token));

        Assert.Contains("AddressPolicy", failure.Message, StringComparison.Ordinal);
        Assert.Empty(clock.Waits);
    }

    [Fact]
    public async Task AConnectionForAnAccountOfAHostCallsPublicAddressesOnly()
    {
        await using var provider = new ServiceCollection().AddAccountConnections().BuildServiceProvider();
        using var connection = provider.GetRequiredService<AccountConnections>().Connect(IsletClient.Api, IsletCredentials.Key("k"), new IsletContext { Host = "localhost" });

        await Assert.ThrowsAsync<AddressException>(() => new IsletClient(connection).Me.GetAsync(Wire.Token));
    }

    [Fact]
    public async Task APolicyOfTheCallerSeesTheAddressesThatTheNameResolvesTo()
    {
        var seen = new List<IPAddress>();
        using var connection = Connect("localhost", options => options.AddressPolicy = new AddressPolicy(address =>
        {
            seen.Add(address);
            return false;
        }));

        await Assert.ThrowsAsync<AddressException>(() => new IsletClient(connection).Me.GetAsync(Wire.Token));

        Assert.All(seen, static address => Assert.True(IPAddress.IsLoopback(address)));
        Assert.NotEmpty(seen);
    }

    [Fact]
    public async Task AHostThatTheCallerNamesIsNotSubjectToThePolicyAndOneThatItLeadsToIs()
    {
        await using var server = await WireServer.StartAsync();
        await using var inner = await WireServer.StartAsync();
        server.Then("""{"id":"1"}""").Redirects(302, inner.Address.AbsoluteUri);
        using var connection = new Connection(WharfClient.Api, WharfCredentials.Key("k-secret"), new() { BaseAddress = server.Address, AddressPolicy = AddressPolicy.Public });

        await new WharfClient(connection).Crates.GetAsync("1", Wire.Token);
        await Assert.ThrowsAsync<AddressException>(() => new WharfClient(connection).Crates.GetAsync("1", Wire.Token));

        Assert.Empty(inner.Calls);
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("127.1"), InlineData("2130706433"), InlineData("0x7f000001"), InlineData("0X7F.0.0.1"), InlineData("0177.0.0.1"), InlineData("017700000001"), InlineData("0x")]
    [InlineData("[::1]"), InlineData("::1"), InlineData("localhost."), InlineData("a..b"), InlineData("host:8080"), InlineData("user@host"), InlineData("host/path"), InlineData("host#x"), InlineData("ⓛocalhost"), InlineData("1６9.254.169.254")]
    public void AHostNameIsNoAddressInWhateverForm(string host)
    {
        Assert.Throws<FormException>(() => Connect(host));
    }

    [Fact]
    public void APolicyNeedsConnectionsOfItsOwn()
    {
        using var http = new HttpClient();
        Assert.Throws<InvalidOperationException>(() => Connect("a.example", options => (options.HttpClient, options.AddressPolicy) = (http, AddressPolicy.Public)));
    }

    [Fact]
    public async Task AHandlerWithThePolicyServesOtherClients()
    {
        await using var server = await WireServer.StartAsync();
        using var http = new HttpClient(AddressPolicy.Public.Handler());

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(server.Address, Wire.Token));

        Assert.IsType<AddressException>(failure.InnerException);
        Assert.Empty(server.Calls);
    }

    private static Connection Connect(string host, Action<ConnectionOptions>? configure = null)
    {
        var options = new ConnectionOptions { Variables = new IsletContext { Host = host } };
        configure?.Invoke(options);
        return new Connection(IsletClient.Api, IsletCredentials.Key("k"), options);
    }
}
