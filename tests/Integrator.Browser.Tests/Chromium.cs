using Microsoft.Playwright;

namespace Integrator.Browser.Tests;

/// <summary>The browser of the system, for all tests. Nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var path = s_places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("Chromium is missing. Install it: apt-get update && apt-get install -y --no-install-recommends chromium");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path });
    }

    /// <summary>A user of their own: nothing is shared with others.</summary>
    public Task<IPage> OpenAsync(bool runsScripts = true) => _browser!.NewPageAsync(new() { JavaScriptEnabled = runsScripts });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}
