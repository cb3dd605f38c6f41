namespace Integrator.Http;

/// <summary>Makes the addresses of requests from the base address, a path and a query, and knows the API's own origins.</summary>
internal sealed class RequestAddress
{
    private readonly Api _api;
    private readonly Func<AuthScope>? _scope;
    private readonly Uri? _overriding;
    private readonly Dictionary<string, Uri> _servers;
    private readonly Uri[] _allowed;
    private Place _place;

    public RequestAddress(Api api, ConnectionOptions options, Func<AuthScope> scope)
    {
        _api = api;
        _servers = options.Servers.ToDictionary(static server => server.Key.TrimEnd('/'), static server => server.Value, StringComparer.OrdinalIgnoreCase);
        _allowed = [.. api.AllowedOrigins.Select(static text => Uri.TryCreate(text, UriKind.Absolute, out var origin) ? origin : null).OfType<Uri>(), .. _servers.Values];
        _overriding = Mapped(api.BaseAddress) ?? options.BaseAddress;
        _scope = _overriding is null && api.Address is not null ? scope : null;
        _place = Place.At(_overriding ?? (Uri.TryCreate(api.BaseAddress, UriKind.Absolute, out var declared) ? declared : null));
    }

    /// <summary>Whether the definition or the caller names the host literally.</summary>
    public bool IsNamed(string host, int port) => (_scope is null && IsAt(_place.Base, host, port)) || Array.Exists(_allowed, allowed => IsAt(allowed, host, port));

    private static bool IsAt(Uri? address, string host, int port) =>
        address is { IsAbsoluteUri: true } && address.Port == port && address.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase);

    // The account may say where it is, and may know it only once it has a token.
    private Place Here
    {
        get
        {
            if (_scope is not null && Said() is var text && text != _place.Text)
            {
                _place = Place.At(new Uri(AddressText.Base("base_url", text))) with { Text = text };
            }

            return _place;
        }
    }

    private string Said()
    {
        try
        {
            return _api.Address!(_scope!());
        }
        catch (AddressException failure)
        {
            throw failure.Of(_api.Name);
        }
    }

    private Uri? Base => Here.Base;

    private string? PrefixText => Here.Prefix;

    /// <param name="request">Its query is given back to the pool.</param>
    /// <param name="credentialQuery">What the credential adds to the query.</param>
    public Uri Of(ApiRequest request, string credentialQuery)
    {
        if (request.Target is { } target)
        {
            request.ReleaseQuery();
            return Followed(target, request, credentialQuery);
        }

        var url = new UrlText();
        try
        {
            url.Append(request.ServerAddress is { } server ? Prefix(Server(server)) : PrefixText ?? throw NoAddress());
            if (!request.Template.StartsWith('/'))
            {
                url.Append('/');
            }

            AppendPath(ref url, request);
            var query = request.HasWholeQuery ? Proved(request.QueryText.ToString(), ref credentialQuery) : request.QueryText;
            AppendQuery(ref url, request.Template.Contains('?', StringComparison.Ordinal), query, credentialQuery);
            return new Uri(url.ToString());
        }
        finally
        {
            url.Release();
            request.ReleaseQuery();
        }
    }

    /// <summary>Whether credentials and default headers may go there: to the origin of the base address and to those that the API allows.</summary>
    public bool IsOwn(Uri address) => (PrefixText is not null && IsSameOrigin(address, Base!)) || Array.Exists(_allowed, allowed => IsSameOrigin(address, allowed));

    /// <summary>Whether the request itself, without credentials and default headers, may go there.</summary>
    public bool IsServer(Uri address, ApiRequest request) => request.ServerAddress is { } server && IsSameOrigin(address, Server(server));

    /// <summary>The origin of the server that a request names and goes to, if it is not the API's own; null otherwise.</summary>
    public string? ForeignOrigin(ApiRequest request) =>
        request.ServerAddress is { } server && (request.Target ?? Server(server)) is var target && !IsOwn(target) && IsServer(target, request)
            ? target.GetLeftPart(UriPartial.Authority)
            : null;

    /// <exception cref="PagingException">It is on another origin.</exception>
    private Uri Followed(Uri target, ApiRequest request, string credentialQuery)
    {
        if (!IsOwn(target) && !IsServer(target, request))
        {
            throw new PagingException($"{_api.Name}: {request.HttpMethod} {request.Template} leads to {target.Host}, which is not the API's own host.");
        }

        return credentialQuery.Length == 0 ? target : new UriBuilder(target) { Query = Proved(target.Query, ref credentialQuery) }.Uri;
    }

    // Some APIs repeat the key in the links that they give.
    private static string Proved(string query, ref string credentialQuery)
    {
        foreach (var (name, value) in QueryPairs.Of(credentialQuery))
        {
            query = QueryPairs.With(query, name, value);
        }

        credentialQuery = "";
        return query;
    }

    private static bool IsSameOrigin(Uri left, Uri right) =>
        left.Scheme == right.Scheme && left.Port == right.Port && left.IdnHost.Equals(right.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static void AppendPath(ref UrlText url, ApiRequest request)
    {
        var rest = request.Template.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open && rest[open..].IndexOf('}') is > 0 and var length)
        {
            url.Append(rest[..open]);
            url.Append(Value(request, rest.Slice(open + 1, length - 1)));
            rest = rest[(open + length + 1)..];
        }

        url.Append(rest);
    }

    private static string Value(ApiRequest request, ReadOnlySpan<char> name)
    {
        foreach (var (key, value) in request.PathValues ?? [])
        {
            if (name.SequenceEqual(key))
            {
                return value;
            }
        }

        throw new InvalidOperationException($"{request.HttpMethod} {request.Template}: the path value '{name}' is not given.");
    }

    private static void AppendQuery(ref UrlText url, bool hasQuery, ReadOnlySpan<char> query, ReadOnlySpan<char> credentialQuery)
    {
        foreach (var isCredential in (ReadOnlySpan<bool>)[false, true])
        {
            var part = isCredential ? credentialQuery : query;
            if (part.Length > 0)
            {
                url.Append(hasQuery ? '&' : '?');
                url.Append(part);
                hasQuery = true;
            }
        }
    }

    private static string Prefix(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/');

    // A path such as /v2 is an absolute file URI to Uri on Unix.
    private Uri Server(string url) =>
        Mapped(url) is { } mapped ? mapped
            : !url.StartsWith('/') && Uri.TryCreate(url, UriKind.Absolute, out var absolute) ? _overriding ?? absolute
            : PrefixText is null ? throw NoAddress()
            : new Uri(new Uri(PrefixText + "/"), url);

    private Uri? Mapped(string? url) => url is not null && _servers.Count > 0 ? _servers.GetValueOrDefault(url.TrimEnd('/')) : null;

    private InvalidOperationException NoAddress() => new(
        $"{_api.Name} has no absolute base address ({_api.BaseAddress ?? "none"} is declared). Set ConnectionOptions.BaseAddress.");

    private sealed record Place(Uri? Base, string? Prefix)
    {
        /// <summary>What the account said; null when the definition did.</summary>
        public string? Text { get; init; }

        public static Place At(Uri? address) => new(address, address is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? RequestAddress.Prefix(address) : null);
    }
}
