using System.Diagnostics;
using Integrator.Hosting;

namespace Integrator.Flows.Soak;

/// <summary>
/// Runs the flow on some processes, of which one that has the job is killed or paused at a random moment, and looks at what the target saw: every
/// record at least once, each under one key; the numbers of the job are those of the target; nodes write one after the other, as often as the job changed its owner.
/// </summary>
internal sealed class KillRounds(string store, int nodes, TimeSpan lease, TimeSpan pause, int seed)
{
    private const int Crates = 400;
    private const int AtOnce = 8;

    private readonly Random _random = new(seed);
    private int _late;

    public async Task<int> RunAsync(int rounds)
    {
        var wrong = 0;
        var takeovers = new List<double>();
        for (var round = 1; round <= rounds; round++)
        {
            var fault = await RoundAsync(round, takeovers);
            wrong += fault.Count > 0 ? 1 : 0;
            foreach (var line in fault)
            {
                Console.WriteLine($"round {round}: {line}");
            }

            if (round % 10 == 0 || round == rounds)
            {
                Console.WriteLine($"{round} rounds, {wrong} wrong, taken over after {Percentile(takeovers, 0.5):F1} s (half), {Percentile(takeovers, 0.99):F1} s (99 of 100), calls under way when a node was paused in {_late} rounds");
            }
        }

        return wrong == 0 ? 0 : 1;
    }

    private static double Percentile(List<double> all, double part) => all.Count == 0 ? 0 : all.Order().ElementAt((int)Math.Ceiling(part * all.Count) - 1);

    private async Task<List<string>> RoundAsync(int round, List<double> takeovers)
    {
        await using var server = new CrateServer(Crates, remembers: true) { Delay = TimeSpan.FromMilliseconds(2) };
        await server.StartAsync();
        using var jobs = store.Contains('=', StringComparison.Ordinal) ? DatabaseJobStore.OpenPostgres(store) : DatabaseJobStore.OpenSqlite(store);
        var job = (await jobs.AddAsync(new JobRequest("crates.stack"))).Job!;
        var number = 0;
        var running = Enumerable.Range(0, nodes).ToDictionary(_ => $"r{round}n{++number}", name => name).ToDictionary(static name => name.Key, name => Start(server, name.Key));
        var disturbances = 1 + _random.Next(2);
        for (var disturbance = 0; disturbance < disturbances && await BegunAsync(server, jobs, job.Id); disturbance++)
        {
            await Task.Delay(_random.Next(300));
            if (await jobs.FindAsync(job.Id) is not { Status: JobStatus.Running, Owner: { } owner } || !running.TryGetValue(owner, out var victim))
            {
                break;
            }

            var (placed, watch) = (server.Placed, Stopwatch.StartNew());
            if (pause > TimeSpan.Zero && _random.Next(2) == 0)
            {
                Signal(victim, "STOP");
                await Task.Delay(pause);
                Signal(victim, "CONT");
            }
            else
            {
                victim.Kill();
                await victim.WaitForExitAsync();
                running.Remove(owner);
                var replacement = $"r{round}n{++number}";
                running[replacement] = Start(server, replacement);
                await TakenOverAsync(jobs, job.Id, owner);
                takeovers.Add(watch.Elapsed.TotalSeconds);
            }
        }

        var done = await EndAsync(jobs, job.Id);
        foreach (var process in running.Values)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _late += server.Nodes.Count > done?.Fence ? 1 : 0;
        return [.. Faults(server, done)];
    }

    private static IEnumerable<string> Faults(CrateServer server, Job? job)
    {
        if (job is not { Status: JobStatus.Completed })
        {
            yield return $"the job is {job?.Status}: {job?.Failure?.Message}";
            yield break;
        }

        var wanted = Enumerable.Range(0, Crates).Where(static id => id % 10 != 9).ToList();
        var lost = wanted.Where(id => !server.Keys.ContainsKey(id)).ToList();
        if (lost.Count > 0)
        {
            yield return $"{lost.Count} records did not arrive";
        }

        var twice = server.Keys.Count(static crate => crate.Value.Count > 1);
        if (twice > 0)
        {
            yield return $"{twice} records came under several keys";
        }

        if (job.Counts.Succeeded != wanted.Count || job.Counts.Exported != Crates)
        {
            yield return $"the job says {job.Counts.Succeeded} of {job.Counts.Exported}";
        }

        // Each change of owner begins a new fence. What a node had handed to the network when it was paused arrives when it wakes up, under the
        // keys that it has; it must be no more than it works on at once.
        if (server.Nodes.Count > job.Fence && server.Nodes.Select(static run => run.Calls).Order().Take(server.Nodes.Count - (int)job.Fence).Any(static calls => calls > AtOnce))
        {
            yield return $"{job.Fence} owners, but nodes wrote in turns: {string.Join(", ", server.Nodes)}";
        }
    }

    private static async Task<bool> BegunAsync(CrateServer server, DatabaseJobStore jobs, string id)
    {
        var before = server.Placed;
        for (var tries = 0; tries < 1500; tries++)
        {
            if (server.Placed > before)
            {
                return true;
            }

            if (tries % 20 == 19 && await jobs.FindAsync(id) is { Status: not (JobStatus.Queued or JobStatus.Running) })
            {
                return false;
            }

            await Task.Delay(20);
        }

        return false;
    }

    private static async Task TakenOverAsync(DatabaseJobStore jobs, string id, string owner)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await jobs.FindAsync(id) is { } job && (job.Owner != owner || job.Status is not (JobStatus.Queued or JobStatus.Running)))
            {
                return;
            }

            await Task.Delay(50);
        }
    }

    private static async Task<Job?> EndAsync(DatabaseJobStore jobs, string id)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            if (await jobs.FindAsync(id) is { Status: not (JobStatus.Queued or JobStatus.Running) } job)
            {
                return job;
            }

            await Task.Delay(50);
        }

        return await jobs.FindAsync(id);
    }

    private Process Start(CrateServer server, string name) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath!,
        ["node", "--store", store, "--address", server.Address.ToString(), "--name", name, "--lease", lease.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture)])
    {
        RedirectStandardOutput = false,
    })!;

    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
