namespace Integrator.Tests.Support;

/// <summary>Sends whatever host is called to one server on loopback, which sees the host that was called.</summary>
/// <param name="address">Where the server is, once it listens.</param>
internal sealed class LoopbackHandler(Func<string> address) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var called = request.RequestUri!;
        request.Headers.Host = called.Authority;
        request.RequestUri = new Uri(new Uri(address()), called.PathAndQuery);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            // Relative links are resolved against the address that the client called.
            request.RequestUri = called;
        }
    }
}
