namespace Integrator.Pagination;

/// <summary>Addresses of pages.</summary>
internal static class PageAddress
{
    /// <exception cref="PagingException">It is none.</exception>
    public static Uri Of(string cursor) => Uri.TryCreate(cursor, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new PagingException("The cursor is none that a page of this list gave.");

    /// <summary>The address against that of the page (RFC 3986, section 5); null for none.</summary>
    public static string? Absolute(PageAnswer page, Uri? link) => link is null ? null
        : page.Address is { } from && (!link.IsAbsoluteUri || link.Scheme == Uri.UriSchemeFile) ? new Uri(from, link.OriginalString).AbsoluteUri
        : link.OriginalString;
}
