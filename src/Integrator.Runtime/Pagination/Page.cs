namespace Integrator;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items of this page, in the order received.</param>
public sealed record Page<T>(IReadOnlyList<T> Items)
{
    /// <summary>Where the next page begins; may be stored, and given to another connection of the same account. Null after the last page.</summary>
    public string? NextCursor { get; init; }

    /// <summary>Where the page before begins; null when the API does not tell, or there is none.</summary>
    public string? PreviousCursor { get; init; }

    /// <summary>How many items all pages have; null when the API does not tell.</summary>
    public long? Total { get; init; }
}
