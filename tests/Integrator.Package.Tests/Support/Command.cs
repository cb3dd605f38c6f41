using System.Collections;
using System.Diagnostics;

namespace Integrator.Package.Tests.Support;

/// <summary>Programs, the SDK's command line first of all, with none of the settings that the test's own build left behind.</summary>
internal static class Command
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    public static Task<string> DotnetAsync(string folder, params string[] arguments) => RunAsync("dotnet", folder, s_limit, arguments);

    public static async Task<string> RunAsync(string program, string folder, TimeSpan time, params string[] arguments)
    {
        var (code, text) = await EndAsync(program, folder, time, arguments);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} ended with {code}:\n{text}");
        return text;
    }

    /// <summary>Runs a program that must fail, and gives what it said.</summary>
    public static async Task<string> FailAsync(string program, string folder, params string[] arguments)
    {
        var (code, text) = await EndAsync(program, folder, s_limit, arguments);
        Assert.True(code != 0, $"{program} {string.Join(' ', arguments)} did not fail:\n{text}");
        return text;
    }

    private static async Task<(int Code, string Text)> EndAsync(string program, string folder, TimeSpan time, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(static entry => (string)entry.Key).Where(IsOfABuild))
        {
            start.Environment.Remove(name);
        }

        // Nothing is left running when the test ends.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(time);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static bool IsOfABuild(string name) =>
        name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name is "DOTNET_HOST_PATH" or "VSTEST_CONNECTION_TIMEOUT";
}
