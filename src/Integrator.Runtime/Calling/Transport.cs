using System.Net;
using System.Text;

namespace Integrator;

/// <summary>Sends one message: over the caller's client, or over connections of its own.</summary>
internal sealed class Transport : IDisposable
{
    private readonly HttpClient? _lent;
    private readonly HttpMessageInvoker? _owned;

    /// <param name="lent">The caller's client; null for connections of its own.</param>
    /// <param name="policy">Which network addresses are called; null for all.</param>
    /// <param name="isNamed">Whether the definition or the caller names a host and a port literally. Such a host is not subject to the policy.</param>
    public Transport(HttpClient? lent, AddressPolicy? policy = null, Func<string, int, bool>? isNamed = null)
    {
        if (lent is not null && policy is not null)
        {
            throw new InvalidOperationException(
                "ConnectionOptions.AddressPolicy is applied where connections are opened, which the handler of ConnectionOptions.HttpClient does. "
                + "Leave HttpClient null, or AddressPolicy null and give the client a handler that is made by AddressPolicy.Handler().");
        }

        _lent = lent;
        _owned = lent is null ? new HttpMessageInvoker(Handler(policy, isNamed)) : null;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken) =>
        _lent is not null
            ? _lent.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : _owned!.SendAsync(message, cancellationToken);

    /// <summary>Makes sure that nobody between here and the server followed a redirect, which carries headers elsewhere and drops others.</summary>
    /// <param name="api">What messages call the API.</param>
    /// <param name="sent">Where the message was sent.</param>
    /// <param name="message">The message, which a handler may have changed.</param>
    /// <param name="response">The answer.</param>
    /// <exception cref="InvalidOperationException">The answer is that of another address.</exception>
    public static void Check(string api, Uri sent, HttpRequestMessage message, HttpResponseMessage response)
    {
        var answered = (response.RequestMessage ?? message).RequestUri;
        if (ReferenceEquals(answered, sent) || answered is null || answered == sent)
        {
            return;
        }

        response.Dispose();
        throw new InvalidOperationException(
            $"{api}: the HttpClient of the options followed a redirect, or changed the address of the request, by itself: {sent.Host} was called, and {answered.Host} answered. "
            + "Headers with credentials may have been sent there. Give the client a handler that does not follow redirects: new SocketsHttpHandler { AllowAutoRedirect = false }.");
    }

    public void Dispose() => _owned?.Dispose();

    /// <summary>The handler of a connection: it follows no redirects, keeps no cookies and decompresses.</summary>
    public static SocketsHttpHandler Handler(AddressPolicy? policy = null, Func<string, int, bool>? isNamed = null)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,

            // Names behind an API move; a pooled connection must not outlive them for long.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        };
        policy?.Guard(handler, isNamed);
        return handler;
    }
}
