using System.CommandLine;
using System.Diagnostics;
using Integrator.Soak;

var minutes = new Option<double>("--minutes") { Description = "How long it runs.", DefaultValueFactory = static _ => 10 };
var workers = new Option<int>("--workers") { Description = "How many call at once.", DefaultValueFactory = static _ => 16 };
var command = new RootCommand("Mixed calls, cancellations, drops and disposals against a provider that fails by chance. At the end nothing may be open.") { minutes, workers };
command.SetAction(parsed => SoakAsync(TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(workers)));
return await command.Parse(args).InvokeAsync();

static async Task<int> SoakAsync(TimeSpan time, int count)
{
    await using var server = await RopeServer.StartAsync();
    using var ending = new CancellationTokenSource(time);
    var (tally, watch) = (new Tally(), Stopwatch.StartNew());
    var running = Task.WhenAll(Enumerable.Range(0, count).Select(_ => new Worker(server.Address, tally, ending.Token).RunAsync()));
    while (await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(30))) != running)
    {
        Console.WriteLine($"{watch.Elapsed:mm\\:ss}: {tally.Total} calls, {server.OpenConnections} connections, {GC.GetTotalMemory(forceFullCollection: true) / 1024:N0} KiB");
        if (watch.Elapsed > time + TimeSpan.FromMinutes(2))
        {
            Console.WriteLine("Workers wait for something that does not come.");
            return 1;
        }
    }

    await running;

    // Sockets are closed in the background.
    var closing = Stopwatch.StartNew();
    while ((server.OpenConnections > 0 || server.OpenRequests > 0) && closing.Elapsed < TimeSpan.FromSeconds(20))
    {
        await Task.Delay(100);
    }

    foreach (var failure in tally.Undocumented)
    {
        Console.WriteLine(failure);
    }

    Console.WriteLine($"{tally.Total} calls in {watch.Elapsed:mm\\:ss}: {tally}; open connections {server.OpenConnections}, open requests {server.OpenRequests}, waiting workers 0");
    return server.OpenConnections == 0 && server.OpenRequests == 0 && !tally.Undocumented.Any() ? 0 : 1;
}
