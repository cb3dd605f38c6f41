namespace Integrator.Pagination;

/// <summary>A page as it was answered.</summary>
/// <param name="Answer">What the API answered.</param>
/// <param name="Address">Where it was asked, redirects followed.</param>
/// <param name="Cursor">What was asked for; null for the first page.</param>
/// <param name="Limit">The size that the caller asked for.</param>
/// <param name="ItemCount">How many items came.</param>
internal sealed record PageAnswer(Answer Answer, Uri? Address, string? Cursor, int? Limit, int ItemCount);

/// <summary>Where the pages before and after a page begin; null where there is none.</summary>
internal readonly record struct PageTurn(string? Next, string? Previous = null);
