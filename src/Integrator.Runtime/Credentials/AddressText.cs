using System.ComponentModel;
using Integrator.Credentials;

namespace Integrator;

/// <summary>Values that a definition puts into an address: checked, so that none of them leads elsewhere.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AddressText
{
    /// <summary>A part of a host that more of the host follows, such as <c>acme</c> in <c>acme.example.com</c>.</summary>
    /// <param name="name">What messages call the value.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="AddressException">It is missing, or no part of a host name: no port, path, user or other host gets in.</exception>
    public static string HostPart(string name, string? value) => value is not null && HostName.IsPart(value) ? value : throw NoHost(name, value);

    /// <summary>A host, or the last part of one.</summary>
    /// <param name="name">What messages call the value.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="AddressException">It is missing, or no host name: no IP address, port, path, user or other host gets in.</exception>
    public static string Host(string name, string? value) => value is not null && HostName.IsHost(value) ? value : throw NoHost(name, value);

    /// <summary>A host name or an IP address; an IPv6 address in brackets, which it gets if it has none.</summary>
    /// <param name="name">What messages call the value.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="AddressException">It is missing, or neither: no port, path, user or other host gets in.</exception>
    public static string HostOrAddress(string name, string? value) => value is null ? throw NoHost(name, value)
        : HostName.IsHost(value) ? value
        : HostName.Address(value) is { } address ? address
        : throw NoHost(name, value);

    /// <summary>A whole base address.</summary>
    /// <exception cref="AddressException">It is missing, or no absolute http(s) address without user, query and fragment.</exception>
    public static string Base(string name, string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { UserInfo: "", Query: "", Fragment: "" }
            ? value!
            : throw new AddressException($"The value '{name}' is the base of addresses and must be an absolute http(s) address without user, query and fragment.", nameof(name));

    /// <summary>One segment of a path, percent-encoded.</summary>
    /// <exception cref="AddressException">It is missing, empty, a dot or two, and would lead to another path.</exception>
    public static string Segment(string name, string? value) => value is null or "" or "." or ".."
        ? throw new AddressException($"The value '{name}' stands in a path and is {(string.IsNullOrEmpty(value) ? "empty" : $"'{value}'")}, which would lead to another path.", nameof(name))
        : Uri.EscapeDataString(value);

    /// <summary>Several segments of a path, each percent-encoded.</summary>
    /// <exception cref="AddressException">It is missing, or a segment is empty, a dot or two.</exception>
    public static string Path(string name, string? value) => string.Join('/', (value ?? "").Split('/').Select(segment => Segment(name, segment)));

    private static AddressException NoHost(string name, string? value) =>
        new($"The value '{name}' stands in the host of an address and {(string.IsNullOrEmpty(value) ? "is empty" : "is no host name")}.", nameof(name));
}
