using Deque.AxeCore.Playwright;
using Integrator.Definitions.Tests.Connecting;
using Microsoft.Playwright;
using Piers;

namespace Integrator.Browser.Tests;

/// <summary>The page where users connect an account, in a real browser.</summary>
public sealed class ConnectPageTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private ConnectHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ConnectHost.StartAsync();
        _host.Works();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact, Trait("Requirement", "K18")]
    public async Task AUserSignsInAtTheProviderAndComesBack()
    {
        var page = await chromium.OpenAsync();
        await page.RouteAsync("https://login.piers.example/**", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = $"<a href=\"{_host.Address}connect/callback?code=c1&amp;state={Uri.EscapeDataString(System.Web.HttpUtility.ParseQueryString(new Uri(route.Request.Url).Query)["state"]!)}\">Allow</a>",
        }));

        await page.GotoAsync(Link());
        var form = page.Locator("form", new() { HasText = "Sign in with Piers" });
        await form.GetByLabel("Harbour").FillAsync("north");
        await form.GetByRole(AriaRole.Button, new() { Name = "Continue to Piers" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Allow" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("This account is connected.");
        using var connection = await _host.Vault.ConnectAsync(PiersClient.Api, ConnectHost.Key(), cancellationToken: Token);
        Assert.Equal("Ann", (await new PiersClient(connection).Me.GetAsync(Token)).Name);
    }

    [Fact]
    public async Task AKeyIsEnteredWithTheKeyboardAlone()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync(Link());
        var form = KeyForm(page);

        await form.GetByLabel("Key", new() { Exact = true }).FocusAsync();
        await page.Keyboard.TypeAsync("pk_1");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("north");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("This account is connected.");
        Assert.Equal(Link(), page.Url);
    }

    [Fact]
    public async Task AFieldThatDependsOnAnotherIsShownWhenItApplies()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync(Link());
        var form = KeyForm(page);
        await Assertions.Expect(form.GetByLabel("Sandbox")).ToBeHiddenAsync();

        await form.GetByLabel("Kind").SelectOptionAsync("test");

        await Assertions.Expect(form.GetByLabel("Sandbox")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task APageWithoutScriptsWorksAndTellsWhatIsWrong()
    {
        var page = await chromium.OpenAsync(runsScripts: false);
        await page.GotoAsync(Link());
        var form = KeyForm(page);
        await form.GetByLabel("Key", new() { Exact = true }).FillAsync("wrong");
        await form.GetByLabel("Sandbox").FillAsync("-");
        await form.GetByLabel("Harbour").FillAsync("north");
        await form.GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("One field needs your attention.");
        var key = KeyForm(page).GetByLabel("Key", new() { Exact = true });
        await Assertions.Expect(key).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(key).ToBeEmptyAsync();
        await Assertions.Expect(KeyForm(page).GetByLabel("Harbour")).ToHaveValueAsync("north");
    }

    [Fact]
    public async Task ThePageIsAccessibleAndBreaksNoPolicyOfItsOwn()
    {
        var page = await chromium.OpenAsync();
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.GotoAsync(Link());
        await KeyForm(page).GetByLabel("Key", new() { Exact = true }).FillAsync("wrong");
        await KeyForm(page).GetByLabel("Harbour").FillAsync("north");
        await KeyForm(page).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        // A refused form is an answer of 422, which the console mentions.
        Assert.DoesNotContain(complaints, static text => !text.Contains("422", StringComparison.Ordinal));
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(static violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(static node => node.Html))}"));
    }

    private string Link() => _link ??= new Uri(_host.Address, _host.Links.Create(ConnectHost.Key())).AbsoluteUri;

    private string? _link;

    private static ILocator KeyForm(IPage page) => page.Locator("form", new() { HasText = "API key" });
}
