using System.ComponentModel;

namespace Integrator;

/// <summary>An action that answers a list page by page.</summary>
/// <typeparam name="TResult">What one call answers.</typeparam>
/// <typeparam name="TItem">What the list is made of.</typeparam>
public interface IPagedAction<TResult, TItem> : IAction<TResult>
{
    /// <summary>How the API turns pages.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    Paging Paging { get; }

    /// <summary>The items of an answer; null is none.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    IReadOnlyList<TItem>? Items(TResult result);
}
