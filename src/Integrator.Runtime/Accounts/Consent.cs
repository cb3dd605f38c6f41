using Integrator.Auth;

namespace Integrator;

/// <summary>
/// A user's consent to an OAuth application: from the provider's page to the first token, by OAuth 2.0 (RFC 6749, section 4.1) or OAuth 1.0a
/// (RFC 5849, section 2).
/// </summary>
public sealed class Consent : IDisposable
{
    private readonly Api _api;
    private readonly Credential _credential;
    private readonly ConsentFlow _flow;
    private readonly AuthScope _scope;
    private readonly AuthTools _tools;
    private readonly Transport _transport;

    /// <param name="api">The remote side.</param>
    /// <param name="credential">The fields that were asked for before; its method says which provider's page it is.</param>
    /// <param name="options">Where variables, time and randomness come from.</param>
    /// <exception cref="InvalidOperationException">The method has no consent.</exception>
    public Consent(Api api, Credential credential, ConnectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(credential);
        options ??= new ConnectionOptions();
        _api = api;
        _credential = credential;
        var method = api.Method(credential);
        _flow = method?.Tokens?.Flow ?? throw new InvalidOperationException($"{api.Name}: '{credential.Method}' is no method with a consent.");
        var variables = options.Variables ?? api.Account?.Unasked();
        var tools = options.ScopeTools(new Redactor());
        tools.Redactor!.Keep(credential, method.Form);
        foreach (var secret in api.Account?.Secrets(variables) ?? [])
        {
            tools.Redactor.Keep(secret);
        }

        _scope = new AuthScope(credential, variables, tools);
        _transport = new Transport(options.HttpClient, options.AddressPolicy, options.IsNamed);
        _tools = options.Tools(api, _transport, tools);
    }

    /// <summary>Begins a consent of OAuth 2.0: sends nothing, and gives the page the browser goes to.</summary>
    /// <param name="redirect">Where the provider sends the browser back to; absolute, and registered with the provider.</param>
    /// <exception cref="InvalidOperationException">The consent is one of OAuth 1.0a, which asks the provider first: see <see cref="StartAsync"/>.</exception>
    public AuthorizationRequest Start(Uri redirect)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        return _flow is OAuth2Consent oauth
            ? oauth.Start(redirect, _scope, _tools)
            : throw new InvalidOperationException($"{_api.Name}: a consent of OAuth 1.0a asks the provider first. Call StartAsync.");
    }

    /// <summary>Begins: gives the page the browser goes to. OAuth 1.0a asks the provider for a request token first.</summary>
    /// <param name="redirect">Where the provider sends the browser back to; absolute, and registered with the provider.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="TokenException">The provider gave no request token.</exception>
    public async Task<AuthorizationRequest> StartAsync(Uri redirect, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        return await _flow.StartAsync(redirect, _scope, _tools, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends: exchanges what the redirect carries for a token.</summary>
    /// <param name="request">What <see cref="StartAsync"/> gave.</param>
    /// <param name="callback">The address the browser came back to, query included.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="TokenException">The user or the provider refused, or the redirect belongs to another consent.</exception>
    public async Task<Credential> CompleteAsync(AuthorizationRequest request, Uri callback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(callback);
        _tools.Redactor.Pass(request.State);
        _tools.Redactor.Pass(request.Verifier);
        return _credential.With(await _flow.CompleteAsync(request, Query(callback), _scope, _tools, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Closes the connections to the server, unless they belong to an <see cref="HttpClient"/> of the caller.</summary>
    public void Dispose() => _transport.Dispose();

    private static Dictionary<string, string> Query(Uri callback)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in OAuth1Text.Decoded(callback.Query.TrimStart('?')))
        {
            query.TryAdd(name, value);
        }

        return query;
    }
}
