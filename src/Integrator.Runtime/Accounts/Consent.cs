using System.Security.Cryptography;
using System.Text;
using Integrator.Auth;

namespace Integrator;

/// <summary>A user's consent to an OAuth 2.0 application: from the provider's page to the first token (RFC 6749, section 4.1).</summary>
public sealed class Consent : IDisposable
{
    private const int LongestMessage = 1_000;

    private readonly Api _api;
    private readonly Credential _credential;
    private readonly OAuth2Tokens _tokens;
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
        _tokens = api.Method(credential)?.Tokens as OAuth2Tokens is { AuthorizeUrl: not null } tokens
            ? tokens
            : throw new InvalidOperationException($"{api.Name}: '{credential.Method}' is no method with a consent.");
        var variables = options.Variables ?? api.Account?.Unasked();
        var tools = options.ScopeTools(new Redactor());
        tools.Redactor!.Keep(credential, api.Method(credential)!.Form);
        foreach (var secret in api.Account?.Secrets(variables) ?? [])
        {
            tools.Redactor.Keep(secret);
        }

        _scope = new AuthScope(credential, variables, tools);
        _transport = new Transport(options.HttpClient, options.AddressPolicy);
        _tools = options.Tools(api, _transport, tools);
    }

    /// <summary>Begins: sends nothing, and gives the page the browser goes to.</summary>
    /// <param name="redirect">Where the provider sends the browser back to; absolute, and registered with the provider.</param>
    public AuthorizationRequest Start(Uri redirect)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        var state = Pkce.Verifier(_tools.RandomBytes);
        var verifier = _tokens.Pkce != PkceMethod.None ? Pkce.Verifier(_tools.RandomBytes) : null;
        List<KeyValuePair<string, string?>> query =
        [
            new("response_type", "code"),
            new(_tokens.IdParameter, _tokens.ClientId(_scope)),
            new("redirect_uri", redirect.AbsoluteUri),
            new("scope", _tokens.Scopes.Count > 0 ? string.Join(_tokens.ScopeSeparator, _tokens.Scopes) : null),
            new("state", state),
            new("code_challenge", verifier is null ? null : Pkce.Challenge(_tokens.Pkce, verifier)),
            new("code_challenge_method", verifier is null ? null : _tokens.Pkce == PkceMethod.Plain ? "plain" : "S256"),
        ];
        foreach (var pair in _tokens.AuthorizeParameters?.Invoke(_scope) ?? [])
        {
            // What guards the consent is ours alone.
            if (pair.Key is not ("state" or "code_challenge" or "code_challenge_method"))
            {
                query.RemoveAll(ours => ours.Key == pair.Key);
                query.Add(pair);
            }
        }

        return new AuthorizationRequest(TokenRequest.WithQuery(new Uri(_tokens.AuthorizeUrl!(_scope)), query), state, redirect, verifier);
    }

    /// <summary>Ends: exchanges the code of the redirect for a token.</summary>
    /// <param name="request">What <see cref="Start"/> gave.</param>
    /// <param name="callback">The address the browser came back to, query included.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="TokenException">The user or the provider refused, or the redirect belongs to another consent.</exception>
    public async Task<Credential> CompleteAsync(AuthorizationRequest request, Uri callback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(callback);
        var query = Query(callback);
        _tools.Redactor.Pass(request.State);
        _tools.Redactor.Pass(request.Verifier);
        _tools.Redactor.Pass(query.GetValueOrDefault("code"));
        if (!IsSame(query.GetValueOrDefault("state"), request.State))
        {
            throw new TokenException($"{_api.Name}: the redirect does not belong to this consent: its state is another.");
        }

        if (query.GetValueOrDefault("error") is { } error)
        {
            var words = query.GetValueOrDefault("error_description") is { } text ? $": {_tools.Redactor.Redact(text, LongestMessage)}" : "";
            error = _tools.Redactor.Redact(error, LongestMessage);
            throw new TokenException($"{_api.Name}: the consent was refused: {error}{words}.", code: error, isFinal: true);
        }

        var code = query.GetValueOrDefault("code") ?? throw new TokenException($"{_api.Name}: the redirect carries no code.");
        List<KeyValuePair<string, string?>> asking =
        [
            new("grant_type", "authorization_code"),
            new("code", code),
            new("redirect_uri", request.RedirectUri.AbsoluteUri),
            new("code_verifier", request.Verifier),
        ];
        var token = await _tokens.AskAsync(_tokens.TokenUrl, asking, _tokens.TokenParameters, _scope, _tools, cancellationToken).ConfigureAwait(false);
        return _credential.With(token with { Values = WithRedirect(token.Values, query) });
    }

    /// <summary>Closes the connections to the server, unless they belong to an <see cref="HttpClient"/> of the caller.</summary>
    public void Dispose() => _transport.Dispose();

    private Dictionary<string, string> WithRedirect(IReadOnlyDictionary<string, string> captured, Dictionary<string, string> query)
    {
        var values = new Dictionary<string, string>(captured, StringComparer.Ordinal);
        foreach (var (name, parameter) in _tokens.CaptureRedirect)
        {
            if (query.TryGetValue(parameter, out var value))
            {
                values[name] = value;
            }
        }

        return values;
    }

    private static Dictionary<string, string> Query(Uri callback)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in OAuth1Text.Decoded(callback.Query.TrimStart('?')))
        {
            query.TryAdd(name, value);
        }

        return query;
    }

    private static bool IsSame(string? left, string right) => left is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
