using System.Net;
using System.Text.RegularExpressions;

namespace ConnectGitHub;

/// <summary>What a user does in a browser, done by a program: it connects an account, and shows that the API is called with it.</summary>
internal static partial class Walkthrough
{
    public static async Task<bool> RunAsync(Uri host)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = host };
        var home = await browser.GetStringAsync(new Uri("/", UriKind.Relative));
        var link = WebUtility.HtmlDecode(Link().Match(home).Groups[1].Value);

        // The form of the page, the page of the provider, and back.
        using var form = new FormUrlEncodedContent([new("method", "oauth2")]);
        using var consent = await browser.PostAsync(new Uri(link, UriKind.Relative), form);
        var allow = WebUtility.HtmlDecode(Allow().Match(await consent.Content.ReadAsStringAsync()).Groups[1].Value);
        using var back = await browser.GetAsync(new Uri(consent.RequestMessage!.RequestUri!, allow));

        var end = await browser.GetStringAsync(new Uri("/", UriKind.Relative));
        var who = await browser.GetStringAsync(new Uri("/whoami?user=ann", UriKind.Relative));
        Console.Write(who);
        var works = who == "ann is octocat at GitHub.\n" && end.Contains("ann: connected", StringComparison.Ordinal) && end.Contains("bob: not connected", StringComparison.Ordinal);
        Console.WriteLine(works ? "The account is connected." : end);
        return works;
    }

    [GeneratedRegex("ann: .*?href=\"(.*?)\">Connect")]
    private static partial Regex Link();

    [GeneratedRegex("href=\"(.*?)\">Allow")]
    private static partial Regex Allow();
}
