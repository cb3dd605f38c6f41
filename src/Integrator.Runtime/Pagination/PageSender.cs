using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Integrator.Pagination;

/// <summary>Sends an action for one page after the other.</summary>
internal sealed class PageSender<TResult, TItem>(Connection connection, IPagedAction<TResult, TItem> action)
{
    private byte[]? _hash;

    public async Task<Page<TItem>> PageAsync(string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var request = await connection.RequestAsync(action, cancellationToken).ConfigureAwait(false);
        var paging = action.Paging;
        paging.Change(request, cursor, limit);
        return await connection.ExchangeAsync(request, (result, reply) =>
        {
            var items = action.Items(result) ?? [];
            var answer = reply.Answer;
            var turn = paging.Turn(new PageAnswer(answer, reply.Response.RequestMessage?.RequestUri ?? request.Address, cursor, limit, items.Count));
            var isRepeated = paging.UsesContentHash && IsRepeated(answer);
            return new Page<TItem>(isRepeated ? [] : items)
            {
                NextCursor = isRepeated ? null : turn.Next,
                PreviousCursor = turn.Previous,
                Total = paging.Total(answer),
            };
        }, cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<Page<TItem>> PagesAsync(string? cursor, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var count = 1; ; count++)
        {
            var page = await PageAsync(cursor, limit, cancellationToken).ConfigureAwait(false);
            var next = page.NextCursor;
            yield return page;
            if (next is null)
            {
                yield break;
            }

            if (next == cursor || !seen.Add(next))
            {
                throw new PagingException($"{connection.Api.Name}: the list leads in a circle: a page gave a cursor that another gave before.");
            }

            if (count >= action.Paging.MaxPages)
            {
                throw new PagingException($"{connection.Api.Name}: the list goes on after {count} pages, which are as many as are read at once.", next);
            }

            cursor = next;
        }
    }

    private bool IsRepeated(Answer answer)
    {
        var hash = SHA256.HashData(answer.Bytes);
        var isRepeated = _hash is not null && hash.AsSpan().SequenceEqual(_hash);
        _hash = hash;
        return isRepeated;
    }
}
