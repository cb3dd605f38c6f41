using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Minimal;

namespace Integrator.Tests.DependencyInjection;

public sealed class ConnectorServicesTests
{
    [Fact]
    public async Task AClientIsRegisteredOnceAndItsConnectionEndsWithTheProvider()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Answers("[]");
        MinimalClient client;
        await using (var provider = new ServiceCollection()
            .AddMinimal(static _ => Credential.Bearer("t"), (_, options) => options.BaseAddress = server.Address)
            .BuildServiceProvider())
        {
            client = provider.GetRequiredService<MinimalClient>();
            Assert.Same(client, provider.GetRequiredService<MinimalClient>());
            Assert.Empty(await client.Orders.ListAsync(cancellationToken: TestContext.Current.CancellationToken));
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.Orders.ListAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void LoggingAndTimeComeFromTheProvider()
    {
        var clock = new ManualTime();
        ConnectionOptions? seen = null;
        using var provider = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddMinimal(static _ => Credential.None, (_, options) => seen = options)
            .BuildServiceProvider();

        provider.GetRequiredService<MinimalClient>();

        Assert.Same(clock, seen!.TimeProvider);
        Assert.IsNotType<Microsoft.Extensions.Logging.Abstractions.NullLogger>(seen.Logger);
        Assert.NotNull(provider.GetService<ILoggerFactory>());
    }
}
