namespace Integrator.Expressions;

/// <summary>Sorts by merging, as JSONata does. Any answer of the order ends in some order, even one that contradicts itself.</summary>
internal static class Merge
{
    /// <param name="list">The items.</param>
    /// <param name="isAfter">Whether the first must stand behind the second.</param>
    public static T[] Sort<T>(IReadOnlyList<T> list, Func<T, T, bool> isAfter)
    {
        var (from, into) = (list.ToArray(), new T[list.Count]);
        Sort(from, into, isAfter);
        return from;
    }

    private static void Sort<T>(Span<T> items, Span<T> room, Func<T, T, bool> isAfter)
    {
        if (items.Length < 2)
        {
            return;
        }

        var middle = items.Length / 2;
        Sort(items[..middle], room[..middle], isAfter);
        Sort(items[middle..], room[middle..], isAfter);
        items.CopyTo(room);
        var (left, right) = (0, middle);
        for (var index = 0; index < items.Length; index++)
        {
            var isRight = left == middle || (right < items.Length && isAfter(room[left], room[right]));
            items[index] = isRight ? room[right++] : room[left++];
        }
    }
}
