using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Integrator.Credentials;

/// <summary>Names of hosts (RFC 1123, section 2.1).</summary>
internal static class HostName
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    private static readonly SearchValues<char> s_letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> s_hex = SearchValues.Create("0123456789ABCDEFabcdef");

    /// <summary>Whether it is the name of a host, and not an IPv4 address in any form: decimal, hexadecimal or octal, in four parts or in fewer.</summary>
    public static bool IsHost(string value) => IsPart(value) && !EndsInNumber(value);

    /// <summary>Whether it is a part of the name of a host.</summary>
    public static bool IsPart(string value) => value.Length is > 0 and <= LongestName && Array.TrueForAll(value.Split('.'), IsLabel);

    // https://url.spec.whatwg.org/#ends-in-a-number-checker: such a host is an IPv4 address or an error, never a name.
    private static bool EndsInNumber(string value)
    {
        var last = value.AsSpan(value.LastIndexOf('.') + 1);
        return !last.ContainsAnyExceptInRange('0', '9') || (last.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && !last[2..].ContainsAnyExcept(s_hex));
    }

    /// <summary>An IP address as it stands in a URL, if it is written in its usual form; null otherwise.</summary>
    public static string? Address(string value)
    {
        var text = value is ['[', .., ']'] ? value[1..^1] : value;
        if (text.Contains('%', StringComparison.Ordinal) || !IPAddress.TryParse(text, out var address))
        {
            return null;
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString() == value ? value : null;
    }

    private static bool IsLabel(string value) => value.Length is > 0 and <= LongestLabel
        && !value.AsSpan().ContainsAnyExcept(s_letters) && value[0] != '-' && value[^1] != '-';
}
