using System.ComponentModel;
using System.Text.Json.Nodes;
using Integrator.Auth;
using Integrator.Expressions;

namespace Integrator;

/// <summary>What is known when a value that proves who calls is computed: the credential, its token, the account's variables, the request.</summary>
public sealed class AuthScope
{
    // Values of a request are computed on one thread, from begin to end.
    [ThreadStatic]
    private static bool t_isSecretRead;

    private readonly Credential? _credential;
    private readonly object? _variables;
    private readonly ScopeTools _tools;
    private readonly OAuthToken? _token;

    internal AuthScope(Credential? credential, object? variables, ScopeTools tools, OAuthToken? token = null, HttpRequestMessage? request = null)
    {
        _credential = credential;
        _variables = variables;
        _tools = tools;
        _token = token;
        Request = request;
    }

    /// <summary>The token that is held; null when there is none.</summary>
    public OAuthToken? Token => Secret(_token);

    /// <summary>The request as it is about to be sent; null when none is.</summary>
    public HttpRequestMessage? Request { get; }

    /// <summary>A field of the credential; null when it was not given.</summary>
    public string? Field(string name) => Secret(_credential?.Fields.GetValueOrDefault(name));

    /// <summary>A value of the host, such as the id of its OAuth application; null when it has none of that name.</summary>
    public string? Environment(string name)
    {
        var value = _tools.Environment?.Invoke(name);
        _tools.Redactor?.Keep(value);
        return Secret(value);
    }

    /// <summary>The variables of the account.</summary>
    /// <exception cref="InvalidOperationException">The connection was not given any of this type.</exception>
    public T Variables<T>()
        where T : class => VariablesIfAny<T>() ?? throw new InvalidOperationException(
            $"The connection has no variables of the type {typeof(T).Name}. Set ConnectionOptions.Variables.");

    /// <summary>The variables of the account; null where there are none.</summary>
    public T? VariablesIfAny<T>()
        where T : class => _variables as T;

    /// <summary>What one evaluation of an expression shares.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Evaluation Evaluation() => _tools.Evaluation();

    /// <summary>The request in the words of expressions: its method, address and headers; null when none is about to be sent.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonNode? RequestNode => Request is null ? null : new JsonObject
    {
        ["method"] = Request.Method.Method,
        ["url"] = Request.RequestUri?.AbsoluteUri,
        ["headers"] = new JsonObject(Request.Headers.NonValidated.Select(static header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value.ToString()))),
    };

    /// <summary>Whether a credential, a token or a value of the host was read on this thread since this was set to false.</summary>
    internal static bool IsSecretRead
    {
        get => t_isSecretRead;
        set => t_isSecretRead = value;
    }

    internal AuthScope WithVariables(object variables) => new(_credential, variables, _tools, _token, Request);

    internal AuthScope WithCredential(Credential credential) => new(credential, _variables, _tools, credential.Token, Request);

    internal AuthScope With(OAuthToken? token) => ReferenceEquals(token, _token) ? this : new(_credential, _variables, _tools, token, Request);

    internal AuthScope Of(HttpRequestMessage request) => new(_credential, _variables, _tools, _token, request);

    private static T? Secret<T>(T? value)
        where T : class
    {
        t_isSecretRead |= value is not null;
        return value;
    }
}
