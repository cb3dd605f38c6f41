using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Auth;
using Integrator.Expressions;
using Integrator.Json;

namespace Integrator;

/// <summary>A call that a provider made to us, as it came: the body is the bytes of the wire.</summary>
public sealed class WebhookRequest
{
    private readonly Lazy<JsonElement?> _data;
    private JsonNode? _node;
    private AuthScope? _scope;
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="method">The HTTP method.</param>
    /// <param name="url">The address as the provider called it.</param>
    /// <param name="headers">The headers; several of one name are joined by a comma.</param>
    /// <param name="body">The bytes as received, neither decoded nor parsed.</param>
    public WebhookRequest(string method, Uri url, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(url);
        (Method, Url, Body) = (method, url, body);
        foreach (var (name, value) in headers)
        {
            _headers[name] = _headers.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
        }

        _data = new Lazy<JsonElement?>(() => JsonPath.Parse(Body.Span));
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The address as the provider called it.</summary>
    public Uri Url { get; }

    /// <summary>The bytes as received.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body as JSON; null when it is none.</summary>
    public JsonElement? Data => _data.Value;

    /// <summary>
    /// The variables of the account, if the address of the webhook or <see cref="Webhook{TEvent}.AccountOfSecret"/> says whose request it is; null
    /// otherwise.
    /// </summary>
    public object? Variables { get; init; }

    /// <summary>
    /// Tells the events of one account from those of others that the provider may call the same; null for the path of the address. Together with it the
    /// text of <see cref="Variables"/> and the accounts that the request names do.
    /// </summary>
    public string? Tenant { get; init; }

    /// <summary>Gives what definitions call <c>env.NAME</c>, such as the secret of an application; null where the host has none.</summary>
    public Func<string, string?>? Environment { get; init; }

    /// <summary>The account's variables and the host's values, as expressions name them.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AuthScope Scope => _scope ??= new AuthScope(null, Variables, Tools);

    /// <summary>The body as expressions see it; null when it is no JSON.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonNode? Node => _node ??= Data is { } data ? JsonConversions.Of(data) : null;

    /// <summary>The headers as expressions see them, their names in lower case.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonNode HeaderNode => new JsonObject(_headers.Select(static header => KeyValuePair.Create(header.Key.ToLowerInvariant(), (JsonNode?)header.Value)));

    /// <summary>The query as expressions see it; of several parameters of one name the first, as <see cref="Query"/> returns it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonNode QueryNode
    {
        get
        {
            var query = new JsonObject();
            foreach (var (name, value) in Http.QueryPairs.Of(Url.Query))
            {
                query.TryAdd(name, value);
            }

            return query;
        }
    }

    /// <summary>What one evaluation of an expression shares.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Evaluation Evaluation() => Tools.Evaluation();

    private ScopeTools Tools => new(Environment, Clock, RandomNumberGenerator.GetBytes);

    /// <summary>Whether JSON was looked for in a body that is none, and that does not say that it is something else.</summary>
    internal bool IsUnreadable => _data is { IsValueCreated: true, Value: null } && !Body.Span.Trim(" \t\r\n"u8).IsEmpty
        && Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true
        && Header("Content-Type")?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true;

    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    internal KeySets? KeySets { get; set; }

    /// <summary>A header, whatever the case of its name; null when it is missing.</summary>
    public string? Header(string name) => _headers.GetValueOrDefault(name);

    /// <summary>A query parameter, decoded; of several of one name the first; null when it is missing.</summary>
    public string? Query(string name)
    {
        foreach (var (key, value) in Http.QueryPairs.Of(Url.Query))
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The text of a scalar in the body; null when there is none.</summary>
    /// <param name="path">Names and indices joined by dots, such as <c>event.type</c>.</param>
    public string? Member(string path) => Data is { } data ? JsonPath.Text(data, path) : null;

    /// <summary>The same call with another body, such as one that was wrapped.</summary>
    internal WebhookRequest With(ReadOnlyMemory<byte> body) => With(body, Variables);

    /// <summary>The same call on behalf of an account.</summary>
    internal WebhookRequest Of(object? variables) => With(Body, variables);

    private WebhookRequest With(ReadOnlyMemory<byte> body, object? variables) =>
        new(Method, Url, _headers, body) { Variables = variables, Tenant = Tenant, Environment = Environment, Clock = Clock, KeySets = KeySets };
}
