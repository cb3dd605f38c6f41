using System.ComponentModel;

namespace Integrator;

/// <summary>An action whose result is a list that comes page by page.</summary>
/// <typeparam name="TResult">The result of one call.</typeparam>
/// <typeparam name="TItem">The type of the items.</typeparam>
public interface IPagedAction<TResult, TItem> : IAction<TResult>
{
    /// <summary>How the pages are asked for.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    Paging Paging { get; }

    /// <summary>Returns the items of a result. By default, the result itself is the list; null means that there are none.</summary>
    /// <exception cref="InvalidOperationException">The result is not a list of items, and the action does not override this method.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    IReadOnlyList<TItem>? Items(TResult result) => result switch
    {
        null => null,
        IReadOnlyList<TItem> items => items,
        _ => throw new InvalidOperationException($"{GetType().Name}: the result is not a list of {typeof(TItem).Name}."),
    };
}
