using System.Collections.Concurrent;
using System.Text.Json;
using Ropes;

namespace Integrator.Soak;

/// <summary>Somebody who calls, gives up, and goes away.</summary>
internal sealed class Worker(Uri address, Tally tally, CancellationToken ending)
{
    private const int MostCalls = 200;

    public async Task RunAsync()
    {
        while (!ending.IsCancellationRequested)
        {
            using var connection = new Connection(RopesClient.Api, RopesCredentials.Key("key-of-a-worker"), new ConnectionOptions { BaseAddress = address });
            var client = new RopesClient(connection);
            var calls = Random.Shared.Next(1, MostCalls);
            for (var call = 0; call < calls && !ending.IsCancellationRequested; call++)
            {
                await TryAsync(client, connection, isLast: call == calls - 1);
            }
        }
    }

    // The last call of a connection is sometimes still on its way when the connection is disposed.
    private async Task TryAsync(RopesClient client, Connection connection, bool isLast)
    {
        using var giveUp = new CancellationTokenSource();
        if (Random.Shared.Next(4) == 0)
        {
            giveUp.CancelAfter(Random.Shared.Next(30));
        }

        try
        {
            var call = CallAsync(client, giveUp.Token);
            if (isLast && Random.Shared.Next(2) == 0)
            {
                connection.Dispose();
            }

            await call;
            tally.Add("succeeded");
        }
        catch (Exception failure)
        {
            tally.Add(Documented(failure) ?? "undocumented " + failure);
        }
    }

    private static async Task CallAsync(RopesClient client, CancellationToken cancellationToken)
    {
        switch (Random.Shared.Next(5))
        {
            case 0:
                await client.Ropes.GetAsync("1", cancellationToken);
                break;
            case 1:
                await client.Ropes.SpliceAsync(new Rope { Id = "1" }, cancellationToken);
                break;
            case 2:
                await foreach (var rope in client.Ropes.ListAsync(cancellationToken))
                {
                    _ = rope.Id;
                }

                break;
            case 3:
                await foreach (var rope in client.Ropes.WatchAsync(cancellationToken))
                {
                    _ = rope.Id;
                }

                break;
            default:
                // Leaves after a few items.
                var wanted = Random.Shared.Next(1, 10);
                await foreach (var rope in client.Ropes.WatchAsync(cancellationToken))
                {
                    _ = rope.Id;
                    if (--wanted == 0)
                    {
                        break;
                    }
                }

                break;
        }
    }

    private static string? Documented(Exception failure) => failure switch
    {
        OperationCanceledException => "cancelled",
        ObjectDisposedException => "disposed",
        RateLimitedException or ApiException => "refused",
        HttpRequestException or IOException => "dropped",
        TimeoutException or JsonException => failure.GetType().Name,
        _ => null,
    };
}

/// <summary>How often what happened.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long Total => _counts.Values.Sum();

    public IEnumerable<string> Undocumented => _counts.Keys.Where(static what => what.StartsWith("undocumented", StringComparison.Ordinal));

    public void Add(string what) => _counts.AddOrUpdate(what, 1, static (_, count) => count + 1);

    public override string ToString() => string.Join(", ", _counts.OrderBy(static entry => entry.Key, StringComparer.Ordinal).Select(static entry => $"{entry.Value} {entry.Key.Split('\n')[0]}"));
}
