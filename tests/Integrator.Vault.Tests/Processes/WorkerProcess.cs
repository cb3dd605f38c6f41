using System.Diagnostics;
using System.Globalization;

namespace Integrator.Vaults.Tests.Processes;

/// <summary>A process of its own that shares the vault.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    /// <summary>Starts one and waits until it has opened the connection.</summary>
    public static async Task<WorkerProcess> StartAsync(string task, Support.Stores stores, TokenVendor vendor, int count = 0, string tenant = "acme")
    {
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Integrator.Vault.Worker", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Integrator.Vault.Worker.dll");
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(program), task, stores.Kind, stores.Database, stores.Keys, vendor.Address, tenant, count.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        return await process.StandardOutput.ReadLineAsync() == "ready"
            ? new WorkerProcess(process)
            : throw new InvalidOperationException("The worker did not start: " + await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Lets it make its calls.</summary>
    /// <returns>What it says about them.</returns>
    public async Task<string> GoAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        var told = await _process.StandardOutput.ReadLineAsync() ?? await _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        Dispose();
        return told;
    }

    /// <summary>Ends it as kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        Dispose();
    }

    public void Dispose() => _process.Dispose();
}
