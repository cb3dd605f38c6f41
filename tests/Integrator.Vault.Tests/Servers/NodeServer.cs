using System.Diagnostics;
using System.Globalization;

namespace Integrator.Vaults.Tests.Servers;

/// <summary>oidc-provider in a process of Node.js. The package is installed once, into a folder that is not in the repository.</summary>
public sealed class NodeServer : AuthorizationServer
{
    private static readonly SemaphoreSlim s_installing = new(1);

    private Process? _process;
    private Uri? _address;

    public override Uri Address => _address!;

    public override async Task StartAsync(Uri redirect)
    {
        var folder = await InstallAsync();
        _process = Start("node", folder, "oidc-provider.mjs", redirect.AbsoluteUri);
        var port = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("oidc-provider did not start: " + await _process.StandardError.ReadToEndAsync());
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _address = new Uri($"http://127.0.0.1:{int.Parse(port, CultureInfo.InvariantCulture)}");
    }

    public override async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private static async Task<string> InstallAsync()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Servers");
        var folder = Repository.Path("artifacts", "servers");
        await s_installing.WaitAsync();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in new[] { "package.json", "oidc-provider.mjs" })
            {
                File.Copy(Path.Combine(source, file), Path.Combine(folder, file), overwrite: true);
            }

            if (!Directory.Exists(Path.Combine(folder, "node_modules", "oidc-provider")))
            {
                using var install = Start("npm", folder, "install", "--no-audit", "--no-fund", "--no-package-lock");
                var output = await install.StandardOutput.ReadToEndAsync() + await install.StandardError.ReadToEndAsync();
                await install.WaitForExitAsync();
                if (install.ExitCode != 0)
                {
                    throw new InvalidOperationException("npm install failed: " + output);
                }
            }
        }
        finally
        {
            s_installing.Release();
        }

        return folder;
    }

    private static Process Start(string program, string folder, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new InvalidOperationException($"'{program}' is missing. Install it: apt-get update && apt-get install -y --no-install-recommends nodejs npm", failure);
        }
    }
}
