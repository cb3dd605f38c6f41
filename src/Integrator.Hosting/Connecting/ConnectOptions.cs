using Microsoft.AspNetCore.Http;

namespace Integrator.Hosting;

/// <summary>How users connect their accounts.</summary>
public sealed class ConnectOptions
{
    /// <summary>The APIs whose accounts can be connected, besides those whose clients come from the vault (<c>services.AddGitHub()</c>).</summary>
    public IList<Api> Apis { get; } = [];

    /// <summary>The path of the endpoints; <c>/connect</c> by default. OAuth applications are registered with <c>/connect/callback</c>.</summary>
    public string Path { get; set; } = "/connect";

    /// <summary>
    /// Where the host is, as browsers and providers see it, such as <c>https://app.example.com</c>. If null, links are relative, and the callback is at
    /// the address that the request named: set it where a proxy rewrites the host.
    /// </summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>How long a link can be used; a day by default.</summary>
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long a user may take at the provider; 15 minutes by default.</summary>
    public TimeSpan ConsentLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Returns whether whoever sends a request may connect that connection, such as because they are signed in as its user; null for whoever has the
    /// link. A refusal is answered with 403.
    /// </summary>
    public Func<HttpContext, ConnectionKey, ValueTask<bool>>? Authorize { get; set; }

    /// <summary>Gives the HTML of the page; null for <see cref="ConnectHtml.Page"/>. Encode what you write: texts may come from users and providers.</summary>
    public Func<ConnectPage, string>? Page { get; set; }

    /// <summary>Changes how the calls of a connection are sent, after logging, configuration and the address policy were set.</summary>
    public Action<ConnectionKey, ConnectionOptions>? Configure { get; set; }
}
