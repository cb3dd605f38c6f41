using System.Net;
using System.Text;

namespace Integrator;

/// <summary>Sends one message: over the caller's client, or over connections of its own.</summary>
internal sealed class Transport(HttpClient? lent) : IDisposable
{
    private readonly HttpMessageInvoker? _owned = lent is null ? new HttpMessageInvoker(Handler()) : null;

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken) =>
        lent is not null
            ? lent.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : _owned!.SendAsync(message, cancellationToken);

    public void Dispose() => _owned?.Dispose();

    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,

        // Names behind an API move; a pooled connection must not outlive them for long.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
    };
}
