using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(Integrator.Vaults.Tests.Support.PostgresServer))]

namespace Integrator.Vaults.Tests.Support;

/// <summary>A PostgreSQL 15 of the tests' own, which starts when the first of them needs it and ends with them, however they end.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";

    private readonly SemaphoreSlim _gate = new(1);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "integrator-postgres-" + Guid.NewGuid().ToString("n")[..12]);
    private Process? _server;
    private int _port;

    /// <summary>Where its files are.</summary>
    public string Data => _folder + "/data";

    /// <summary>The connection string of a database that is new and empty.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_server is null)
            {
                await StartAsync();
            }
        }
        finally
        {
            _gate.Release();
        }

        var name = "t" + Guid.NewGuid().ToString("n");
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var command = source.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            _server.StandardInput.Close();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        _gate.Dispose();
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Database={database};Username=integrator;Maximum Pool Size=20";

    private async Task StartAsync()
    {
        if (!File.Exists(Programs + "/initdb"))
        {
            throw new InvalidOperationException("PostgreSQL 15 is missing. Install it: apt-get update && apt-get install -y --no-install-recommends postgresql-15");
        }

        Directory.CreateDirectory(_folder);
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", _folder);
        }

        _port = FreePort();
        await RunAsync([.. AsUser(), $"{Programs}/initdb", "-D", _folder + "/data", "-A", "trust", "-U", "integrator", "--no-sync"]);

        // Tests end processes, and never the machine: nothing has to be on the disk. The shell waits for its input to end, which it does also when the tests are killed.
        var script = $"{Programs}/postgres -D {_folder}/data -h 127.0.0.1 -p {_port} -k {_folder} -c max_connections=200 -c fsync=off >{_folder}/log 2>&1 & read -r line; kill -INT $!; wait";
        string[] command = [.. AsUser(), "sh", "-c", script];
        _server = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true })!;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    // PostgreSQL does not run as root.
    private static string[] AsUser() => Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : ["env"];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} failed: {output}");
        }
    }
}
