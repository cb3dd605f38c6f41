using System.Buffers;

namespace Integrator.Credentials;

/// <summary>Names of hosts (RFC 1123, section 2.1).</summary>
internal static class HostName
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    private static readonly SearchValues<char> s_letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    public static bool IsHost(string value) => value.Length is > 0 and <= LongestName && Array.TrueForAll(value.Split('.'), IsLabel);

    public static bool IsLabel(string value) => value.Length is > 0 and <= LongestLabel
        && !value.AsSpan().ContainsAnyExcept(s_letters) && value[0] != '-' && value[^1] != '-';
}
