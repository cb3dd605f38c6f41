namespace Integrator;

/// <summary>What is known when a value that proves who calls is computed: the credential, its token, the account's variables, the request.</summary>
public sealed class AuthScope
{
    private readonly Credential? _credential;
    private readonly object? _variables;

    internal AuthScope(Credential? credential, object? variables, OAuthToken? token = null, HttpRequestMessage? request = null)
    {
        _credential = credential;
        _variables = variables;
        Token = token;
        Request = request;
    }

    /// <summary>The token that is held; null when there is none.</summary>
    public OAuthToken? Token { get; }

    /// <summary>The request as it is about to be sent; null when none is.</summary>
    public HttpRequestMessage? Request { get; }

    /// <summary>A field of the credential; null when it was not given.</summary>
    public string? Field(string name) => _credential?.Fields.GetValueOrDefault(name);

    /// <summary>The variables of the account.</summary>
    /// <exception cref="InvalidOperationException">The connection was not given any of this type.</exception>
    public T Variables<T>()
        where T : class => _variables as T ?? throw new InvalidOperationException(
            $"The connection has no variables of the type {typeof(T).Name}. Set ConnectionOptions.Variables.");

    internal AuthScope With(OAuthToken? token, HttpRequestMessage? request = null) => new(_credential, _variables, token, request);
}
