namespace Integrator.Pagination;

/// <summary>Addresses of pages.</summary>
internal static class PageAddress
{
    /// <exception cref="PagingException">It is none.</exception>
    public static Uri Of(string cursor) => Uri.TryCreate(cursor, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new PagingException("The cursor is none that a page of this list gave.");

    /// <summary>The address against that of the page (RFC 3986, section 5); null for none.</summary>
    /// <exception cref="PagingException">The link is no address.</exception>
    public static string? Absolute(PageAnswer page, string? link)
    {
        if (string.IsNullOrEmpty(link))
        {
            return null;
        }

        // A path such as /v2 is an absolute file URI to Uri on Unix.
        var isAbsolute = Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme != Uri.UriSchemeFile;
        return isAbsolute ? link
            : page.Address is { } from && Uri.TryCreate(from, link, out var target) ? target.AbsoluteUri
            : throw new PagingException("The link to the next page is no address.");
    }
}
