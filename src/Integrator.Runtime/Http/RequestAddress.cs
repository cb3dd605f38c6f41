namespace Integrator.Http;

/// <summary>Where requests go: the base address, joined with a path and a query.</summary>
internal sealed class RequestAddress
{
    private readonly Api _api;
    private readonly Uri? _base;
    private readonly string? _prefix;

    public RequestAddress(Api api, Uri? overriding)
    {
        _api = api;
        _base = overriding ?? (Uri.TryCreate(api.BaseAddress, UriKind.Absolute, out var declared) ? declared : null);
        if (_base is { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            _prefix = Prefix(_base);
        }
    }

    /// <param name="request">Its query is given back to the pool.</param>
    /// <param name="credentialQuery">What the credential adds to the query.</param>
    public Uri Of(ApiRequest request, string credentialQuery)
    {
        var url = new UrlText();
        try
        {
            url.Append(request.ServerAddress is { } server ? Prefix(Server(server)) : _prefix ?? throw NoAddress());
            if (!request.Template.StartsWith('/'))
            {
                url.Append('/');
            }

            AppendPath(ref url, request);
            AppendQuery(ref url, request.Template.Contains('?', StringComparison.Ordinal), request.QueryText, credentialQuery);
            return new Uri(url.ToString());
        }
        finally
        {
            url.Release();
            request.ReleaseQuery();
        }
    }

    /// <summary>Whether credentials may go there.</summary>
    public bool IsOwn(Uri address, ApiRequest request) =>
        IsSameOrigin(address, request.ServerAddress is { } server ? Server(server) : _base!)
        || (_prefix is not null && IsSameOrigin(address, _base!));

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
        !url.StartsWith('/') && Uri.TryCreate(url, UriKind.Absolute, out var absolute) ? absolute
            : _prefix is null ? throw NoAddress()
            : new Uri(new Uri(_prefix + "/"), url);

    private InvalidOperationException NoAddress() => new(
        $"{_api.Name} has no absolute base address ({_api.BaseAddress ?? "none"} is declared). Set ConnectionOptions.BaseAddress.");
}
