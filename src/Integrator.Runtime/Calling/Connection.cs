using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Expressions;
using Integrator.Http;
using Integrator.Json;
using Integrator.Pagination;

namespace Integrator;

/// <summary>
/// An API and the credential to call it with, which generated clients hold. Many threads may use it at the same time. Keep it as long as
/// calls are made: it pools the connections to the server.
/// </summary>
public sealed class Connection : IDisposable
{
    private readonly RequestSender _sender;
    private readonly Results _results;

    /// <param name="api">The remote side, as a generated client names it.</param>
    /// <param name="credential">Sent to the API's own origins and to no other; null if the API needs none.</param>
    /// <param name="options">How calls are sent.</param>
    /// <exception cref="InvalidOperationException">The credential is for a method that the API does not have.</exception>
    public Connection(Api api, Credential? credential = null, ConnectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _sender = new RequestSender(api, credential, options ?? new ConnectionOptions());
        _results = new Results(api, _sender);
    }

    /// <summary>The remote side.</summary>
    public Api Api { get; }

    /// <summary>Whether the API refused the credential: calls fail with <see cref="ReauthenticationException"/> until there is a new connection.</summary>
    public bool NeedsReauthentication => _sender.LastAuthError is not null;

    /// <summary>What the API said when it refused the credential; null while it takes it.</summary>
    public string? LastAuthError => _sender.LastAuthError;

    /// <summary>What expressions of a definition see: the credential's fields, its token, the account's variables.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AuthScope Scope => _sender.Scope;

    /// <summary>The variables of the account.</summary>
    /// <exception cref="InvalidOperationException">The connection was not given any of this type.</exception>
    public TVariables Variables<TVariables>()
        where TVariables : class => _sender.Scope.Variables<TVariables>();

    /// <summary>Stores variables of the account: calls from now on see them, and <see cref="ConnectionOptions.VariablesChanged"/> is told.</summary>
    /// <param name="values">The variables that change, by name; the others stay.</param>
    /// <param name="cancellationToken">Cancels the wait for whoever is told.</param>
    /// <exception cref="FormException">A value is not what its field allows.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ValueTask StoreVariablesAsync<TVariables>(JsonNode? values, CancellationToken cancellationToken = default)
        where TVariables : class, IJsonModel<TVariables> => _sender.StoreVariablesAsync<TVariables>(values as JsonObject ?? [], cancellationToken);

    /// <summary>Sends an action and gives what it answers.</summary>
    /// <exception cref="ApiException">The status is not one of the 2xx, or the body is not what the API describes.</exception>
    /// <exception cref="HttpRequestException">The API could not be reached, or its response broke off.</exception>
    /// <exception cref="TimeoutException">No attempt was answered in time.</exception>
    /// <exception cref="MissingCredentialException">The connection lacks the credential that the operation needs.</exception>
    /// <exception cref="InvalidOperationException">The connection lacks an address, or the operation's server must not get the credential.</exception>
    /// <exception cref="AddressException">A value would lead to another host or path.</exception>
    /// <exception cref="ResponseTooLargeException">The body is larger than <see cref="ConnectionOptions.MaxResponseBytes"/>.</exception>
    /// <exception cref="ReauthenticationException">The API refused the credential before.</exception>
    /// <exception cref="TokenException">The token endpoint gave no token.</exception>
    /// <exception cref="RateLimitedException">The API's limit lasts longer than the connection waits.</exception>
    public async Task<T> SendAsync<T>(IAction<T> action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        var request = await RequestAsync(action, cancellationToken).ConfigureAwait(false);
        using var reply = await _sender.SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var work = Work.Within(cancellationToken);
        return _results.Of(request, reply);
    }

    // The key is asked for only where the API takes one.
    internal async Task<T> SendAsync<T>(IAction<T> action, Func<string> key, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(action, cancellationToken).ConfigureAwait(false);
        request.IdempotencyKey = key;
        using var reply = await _sender.SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var work = Work.Within(cancellationToken);
        return _results.Of(request, reply);
    }

    /// <summary>
    /// Same as <c>SendAsync</c>, but returns the status and headers and does not throw for error statuses, those of a throttled call included.
    /// </summary>
    /// <exception cref="ApiException">The body of a success is not what the API describes.</exception>
    /// <exception cref="RateLimitedException">The call was not sent, because an earlier limit or a budget lasts longer than the connection waits.</exception>
    /// <exception cref="HttpRequestException">The API could not be reached, or its response broke off.</exception>
    /// <exception cref="TimeoutException">No attempt was answered in time.</exception>
    public async Task<ApiResponse<T>> SendForResponseAsync<T>(IAction<T> action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        var request = await RequestAsync(action, cancellationToken).ConfigureAwait(false);
        using var reply = await _sender.SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var work = Work.Within(cancellationToken);
        return _results.Response(request, reply);
    }

    /// <summary>Sends an action when the first item is asked for and gives the items as they come.</summary>
    /// <exception cref="ApiException">The status is not one of the 2xx.</exception>
    /// <exception cref="JsonException">An item is not what the API describes.</exception>
    /// <exception cref="IOException">The response broke off between two items.</exception>
    /// <exception cref="ResponseTooLargeException">An item is larger than <see cref="ConnectionOptions.MaxResponseBytes"/>.</exception>
    /// <exception cref="HttpRequestException">The API could not be reached, or its response broke off.</exception>
    /// <exception cref="TimeoutException">No attempt was answered in time.</exception>
    public async IAsyncEnumerable<T> StreamAsync<T>(IAction<IAsyncEnumerable<T>> action, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // An answer without a body has no items.
        if (await SendAsync(action, cancellationToken).ConfigureAwait(false) is not { } items)
        {
            yield break;
        }

        var enumerator = items.GetAsyncEnumerator(cancellationToken);
        await using (enumerator.ConfigureAwait(false))
        {
            while (await NextAsync(enumerator).ConfigureAwait(false))
            {
                yield return enumerator.Current;
            }
        }
    }

    /// <summary>One page of a list.</summary>
    /// <param name="action">The list.</param>
    /// <param name="cursor">Where it begins, as another page said; null for the first.</param>
    /// <param name="limit">How many items to ask for; the API may have a limit of its own.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ApiException">The status is not one of the 2xx, or the body is not what the API describes.</exception>
    /// <exception cref="PagingException">The cursor is none of this list, or leads to another host.</exception>
    public Task<Page<TItem>> PageAsync<TResult, TItem>(IPagedAction<TResult, TItem> action, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        return new PageSender<TResult, TItem>(this, action).PageAsync(cursor, limit, cancellationToken);
    }

    /// <summary>Every page of a list, each sent for when it is asked for.</summary>
    /// <param name="action">The list.</param>
    /// <param name="cursor">Where it begins, as another page said; null for the first.</param>
    /// <param name="limit">How many items to ask for at once.</param>
    /// <param name="cancellationToken">Cancels the list.</param>
    /// <exception cref="ApiException">The status is not one of the 2xx, or the body is not what the API describes.</exception>
    /// <exception cref="PagingException">The list leads in a circle or to another host, or has more pages than are read at once.</exception>
    public IAsyncEnumerable<Page<TItem>> PagesAsync<TResult, TItem>(IPagedAction<TResult, TItem> action, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        return new PageSender<TResult, TItem>(this, action).PagesAsync(cursor, limit, cancellationToken);
    }

    /// <summary>Every item of a list; pages are sent for as items are asked for.</summary>
    /// <param name="action">The list.</param>
    /// <param name="limit">How many items to ask for at once.</param>
    /// <param name="cancellationToken">Cancels the list.</param>
    /// <exception cref="ApiException">The status is not one of the 2xx, or the body is not what the API describes.</exception>
    /// <exception cref="PagingException">The list leads in a circle or to another host, or has more pages than are read at once.</exception>
    public async IAsyncEnumerable<TItem> ItemsAsync<TResult, TItem>(IPagedAction<TResult, TItem> action, int? limit = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var page in PagesAsync(action, null, limit, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
            {
                yield return item;
            }
        }
    }

    /// <summary>Replaces the token of the credential now, before its end. Others that share the credential get the same token.</summary>
    /// <returns>Whether the credential has a token that can be replaced; false for one that is all there is, such as an API key.</returns>
    /// <exception cref="ReauthenticationException">The credential was refused before.</exception>
    /// <exception cref="TokenException">The token endpoint gave no token.</exception>
    public ValueTask<bool> RefreshAsync(CancellationToken cancellationToken = default) => _sender.RefreshAsync(cancellationToken);

    /// <summary>
    /// Revokes the token of the credential at the provider (RFC 7009), with all that was granted with it. Calls fail with
    /// <see cref="ReauthenticationException"/> from then on.
    /// </summary>
    /// <exception cref="InvalidOperationException">The credential has no token, or the provider no address where tokens are revoked.</exception>
    /// <exception cref="TokenException">The provider refused; calls go on as before.</exception>
    public Task RevokeAsync(CancellationToken cancellationToken = default) => _sender.RevokeAsync(cancellationToken).AsTask();

    /// <summary>
    /// Closes the connections to the server, unless they belong to an <see cref="HttpClient"/> of the caller. Calls from then on, and those that wait
    /// for a limit, fail with an <see cref="ObjectDisposedException"/>.
    /// </summary>
    public void Dispose() => _sender.Dispose();

    /// <summary>Sends a request that was changed, and looks at result and answer together.</summary>
    internal async Task<TSeen> ExchangeAsync<T, TSeen>(ApiRequest<T> request, Func<T, Reply, TSeen> look, CancellationToken cancellationToken)
    {
        using var reply = await _sender.SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var work = Work.Within(cancellationToken);
        return look(_results.Of(request, reply), reply);
    }

    // A request may hold what came with the token.
    internal ValueTask<ApiRequest<T>> RequestAsync<T>(IAction<T> action, CancellationToken cancellationToken) =>
        _sender.HasAccount ? RequestOfAccountAsync(action, cancellationToken) : new(Made(action, cancellationToken));

    private async ValueTask<ApiRequest<T>> RequestOfAccountAsync<T>(IAction<T> action, CancellationToken cancellationToken)
    {
        var hasNewToken = await _sender.ReadyAsync(cancellationToken).ConfigureAwait(false);
        var request = Made(action, cancellationToken);
        request.HasNewToken = hasNewToken;
        return request;
    }

    private async ValueTask<bool> NextAsync<T>(IAsyncEnumerator<T> items)
    {
        try
        {
            return await items.MoveNextAsync().ConfigureAwait(false);
        }
        catch (JsonException failure)
        {
            throw JsonFailure.Redacted(failure, _sender.Redactor.Redact);
        }
    }

    private ApiRequest<T> Made<T>(IAction<T> action, CancellationToken cancellationToken)
    {
        try
        {
            using var work = Work.Within(cancellationToken);
            AuthScope.IsSecretRead = false;
            var request = action.ToRequest(this);
            request.Finish();
            request.HoldsSecret = AuthScope.IsSecretRead;
            return request;
        }
        catch (AddressException failure)
        {
            throw failure.Of(Api.Name);
        }
    }
}
