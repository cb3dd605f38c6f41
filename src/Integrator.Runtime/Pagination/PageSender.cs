using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Integrator.Pagination;

/// <summary>Sends an action for one page after the other.</summary>
internal sealed class PageSender<TResult, TItem>(Connection connection, IPagedAction<TResult, TItem> action)
{
    // A list whose cursors expire faster than it is read would begin again for ever.
    private const int MostResets = 3;

    private byte[]? _hash;

    public async Task<Page<TItem>> PageAsync(string? cursor, int? limit, CancellationToken cancellationToken) =>
        (await SendAsync(First(cursor, limit), cancellationToken).ConfigureAwait(false)).Page;

    public async IAsyncEnumerable<Page<TItem>> PagesAsync(string? cursor, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (call, resets) = (First(cursor, limit), 0);
        for (var count = 1; ; count++)
        {
            (Page<TItem> Page, PageCall? Next) sent;
            try
            {
                sent = await SendAsync(call, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException failure) when (failure.Failure.ResetsPaging && count > 1 && resets < MostResets)
            {
                resets++;
                call = First(null, limit);
                seen.Clear();
                continue;
            }

            yield return sent.Page;
            if (sent.Next is not { } next)
            {
                yield break;
            }

            if (!seen.Add(Key(next)) || Key(next) == Key(call))
            {
                throw new PagingException($"{connection.Api.Name}: the list leads in a circle: a page gave a cursor that another gave before.");
            }

            if (count >= action.Paging.MaxPages)
            {
                throw new PagingException($"{connection.Api.Name}: the list goes on after {count} pages, which are as many as are read at once.", next.Cursor);
            }

            call = next;
        }
    }

    private PageCall First(string? cursor, int? limit) => new(cursor, limit, cursor is null ? 0 : null, connection.Scope.Evaluation);

    // What decides which page is asked for.
    private static string Key(PageCall call) => call.Values?.ToJsonString() ?? call.Cursor ?? "";

    private async Task<(Page<TItem> Page, PageCall? Next)> SendAsync(PageCall call, CancellationToken cancellationToken)
    {
        var request = await connection.RequestAsync(action, cancellationToken).ConfigureAwait(false);
        var paging = action.Paging;
        paging.Change(request, call);
        return await connection.ExchangeAsync(request, (result, reply) =>
        {
            var items = action.Items(result) ?? [];
            var answer = reply.Answer;
            var count = paging.Count(answer, items.Count);
            var turn = paging.Turn(new PageAnswer(call, answer, reply.Response.RequestMessage?.RequestUri ?? request.Address, count));
            var isRepeated = paging.UsesContentHash && IsRepeated(answer);
            var page = new Page<TItem>(isRepeated ? [] : items)
            {
                NextCursor = isRepeated ? null : turn.Next,
                PreviousCursor = turn.Previous,
                Total = paging.Total(answer),
            };
            return (page, isRepeated || turn.IsLast ? null : call with { Cursor = turn.Next, ItemsBefore = call.ItemsBefore + count, Values = turn.Values?.DeepClone() as JsonObject });
        }, cancellationToken).ConfigureAwait(false);
    }

    private bool IsRepeated(Answer answer)
    {
        var hash = SHA256.HashData(answer.Bytes);
        var isRepeated = _hash is not null && hash.AsSpan().SequenceEqual(_hash);
        _hash = hash;
        return isRepeated;
    }
}
