namespace Integrator;

/// <summary>A list could not be read to its end: the API leads in a circle, or elsewhere.</summary>
public sealed class PagingException : Exception
{
    internal PagingException(string message, string? nextCursor = null)
        : base(message) => NextCursor = nextCursor;

    /// <summary>Where the list goes on; null when that is what is wrong.</summary>
    public string? NextCursor { get; }
}
