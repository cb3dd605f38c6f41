namespace Integrator.Hosting;

/// <summary>What a link to connect an account says.</summary>
/// <param name="Key">The connection.</param>
/// <param name="Until">When the link ends.</param>
/// <param name="ReturnTo">Where the browser goes when the account is connected; null for the page itself.</param>
internal sealed record ConnectLink(ConnectionKey Key, DateTimeOffset Until, Uri? ReturnTo);
