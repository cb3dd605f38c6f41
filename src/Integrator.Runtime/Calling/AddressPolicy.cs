using System.Net;
using System.Net.Sockets;

namespace Integrator;

/// <summary>
/// Which network addresses a connection calls. It is applied to the addresses that a name resolves to, when a connection is opened, so that a name
/// that resolves to another address later gains nothing. Hosts that the definition or the caller names literally are not subject to it: the base
/// address, <see cref="Api.AllowedOrigins"/>, <see cref="ConnectionOptions.BaseAddress"/> and <see cref="ConnectionOptions.Servers"/>. All others
/// are, such as those that depend on variables of the account, and those that a redirect leads to.
/// </summary>
/// <param name="allows">Returns whether an address may be called. An IPv4 address is never given as an IPv6 address.</param>
public sealed class AddressPolicy(Func<IPAddress, bool> allows)
{
    /// <summary>Public addresses only: no loopback, private, link-local, shared, reserved or multicast addresses, and none of cloud metadata services.</summary>
    public static AddressPolicy Public { get; } = new(PublicAddresses.Contains);

    /// <summary>Whether an address may be called. An IPv4 address that is written as an IPv6 address (RFC 4291, section 2.5.5.2) counts as IPv4.</summary>
    public bool Allows(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return allows(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    /// <summary>
    /// A handler for an <see cref="HttpClient"/> that applies the policy to every host. It follows no redirects, keeps no cookies and uses no proxy.
    /// A refused address is an <see cref="HttpRequestException"/> whose inner exception is an <see cref="AddressException"/>.
    /// </summary>
    public SocketsHttpHandler Handler() => Transport.Handler(this);

    internal void Guard(SocketsHttpHandler handler, Func<string, int, bool>? isNamed)
    {
        // A proxy resolves names itself, so nothing could be said about the address that is called.
        handler.UseProxy = false;
        handler.ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, isNamed, cancellationToken);
    }

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint host, Func<string, int, bool>? isNamed, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellationToken).ConfigureAwait(false);
        if (isNamed?.Invoke(host.Host, host.Port) != true)
        {
            // One address that is not allowed is no accident: none of them is called.
            addresses = addresses.Length > 0 && Array.TrueForAll(addresses, Allows) ? addresses : throw new AddressException(
                $"The host {host.Host} does not resolve to addresses that ConnectionOptions.AddressPolicy allows.", null);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
