using System.Net;

namespace Integrator.Http;

/// <summary>
/// Sites: the hosts of one registrable domain. The domain is the last two labels of a name, or the last three if the last two are a registry of a
/// country, such as <c>co.uk</c>. An IP address is a site of its own.
/// </summary>
internal static class Site
{
    private const int CountryLength = 2;
    private const int LongestRegistry = 3;

    public static bool IsSame(Uri left, Uri right) => Of(left.IdnHost).Equals(Of(right.IdnHost), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Of(string host)
    {
        var name = host.AsSpan().TrimEnd('.');
        if (IPAddress.TryParse(name, out _) || name.LastIndexOf('.') is not (> 0 and var last) || name[..last].LastIndexOf('.') is not (> 0 and var second))
        {
            return name;
        }

        var isRegistry = name.Length - last - 1 == CountryLength && last - second - 1 <= LongestRegistry;
        return isRegistry ? name[(name[..second].LastIndexOf('.') + 1)..] : name[(second + 1)..];
    }
}
