using System.ComponentModel;
using System.Globalization;
using System.Text;
using Integrator.Http;
using Integrator.Json;
using static Integrator.Http.ValueText;

namespace Integrator;

/// <summary>A request before it is sent, whatever it answers. Only generated code makes one, through <see cref="ApiRequest{T}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ApiRequest
{
    private UrlText _query;
    // Assigned by those that need it, so that an application without them does not carry the code.
    private Action? _finish;

    private protected ApiRequest(string method, string path)
    {
        HttpMethod = HttpMethod.Parse(method);
        Template = path.IndexOf('#', StringComparison.Ordinal) is >= 0 and var fragment ? path[..fragment] : path;
    }

    internal HttpMethod HttpMethod { get; }

    /// <summary>The path with its parameters unfilled.</summary>
    internal string Template { get; private set; }

    internal List<KeyValuePair<string, string>>? PathValues { get; private set; }

    internal List<KeyValuePair<string, string>>? Headers { get; private set; }

    internal List<string>? Omitted { get; private set; }

    internal string? Cookies { get; private set; }

    internal string? ServerAddress { get; private protected set; }

    /// <summary>Whether a part of it was computed with a credential, a token or a value of the host.</summary>
    internal bool HoldsSecret { get; set; }

    /// <summary>Whether a token was fetched for it.</summary>
    internal bool HasNewToken { get; set; }

    /// <summary>Gives the key by which the API tells a repeat; null for one of its own.</summary>
    internal Func<string>? IdempotencyKey { get; set; }

    /// <summary>Which messages carry the credential.</summary>
    internal CredentialUse CredentialUse { get; private set; }

    internal string[]? Schemes { get; private protected set; }

    internal RequestContent? Content { get; private protected set; }

    /// <summary>What holds for it alone; null for what holds for the API.</summary>
    internal CallPolicy? CallPolicy { get; private protected set; }

    /// <summary>Where it goes instead of where its path leads; null for there.</summary>
    internal Uri? Target { get; private set; }

    /// <summary>Where it went; null until then.</summary>
    internal Uri? Address { get; set; }

    private protected List<BodyPart>? BodyParts { get; set; }

    /// <summary>Whether its query is complete, as that of a link is.</summary>
    internal bool HasWholeQuery { get; private set; }

    internal ReadOnlySpan<char> QueryText => _query.AsSpan();

    internal abstract string Accept { get; }

    /// <summary>Whether the answer is read as it comes instead of being held in memory.</summary>
    internal abstract bool IsDownload(int status, string? mediaType);

    internal void ReleaseQuery() => _query.Release();

    internal IReadOnlyList<KeyValuePair<string, string>> QueryPairs() => [.. Integrator.Http.QueryPairs.Of(QueryText.ToString())];

    /// <summary>Gives a query parameter another value; null takes it away.</summary>
    internal void SetQuery(string name, string? value)
    {
        var query = Integrator.Http.QueryPairs.With(QueryText.ToString(), name, value);
        _query.Release();
        _query.Append(query);
    }

    internal bool HasHeader(string name) => Headers?.Exists(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) == true;

    internal void SetHeader(string name, string value)
    {
        Headers?.RemoveAll(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        AddHeader(name, value);
    }

    /// <summary>Replaces the whole query by an encoded one, to which the API's defaults are not added.</summary>
    internal void ReplaceQuery(string encoded)
    {
        _query.Release();
        _query.Append(encoded);
        HasWholeQuery = true;
    }

    internal ApiRequest SetContent(RequestContent? content)
    {
        Content = content;
        return this;
    }

    /// <summary>Called once, when every part of the request is known.</summary>
    internal void Finish() => _finish?.Invoke();

    /// <summary>Adds what the API sends with every request, where this one does not say itself.</summary>
    internal void AddDefaults(Api api, AuthScope scope)
    {
        foreach (var (name, value) in api.Headers?.Invoke(scope) ?? [])
        {
            if (value is not null && !HasHeader(name) && Omitted?.Contains(name, StringComparer.OrdinalIgnoreCase) != true)
            {
                AddHeader(name, value);
            }
        }

        if (api.Query is null || HasWholeQuery)
        {
            return;
        }

        var own = QueryPairs();
        foreach (var (name, value) in api.Query(scope))
        {
            if (value is not null && own.All(pair => pair.Key != name))
            {
                AddQuery(name, value);
            }
        }
    }

    private protected XmlFormat? Xml { get; private set; }

    private protected ApiRequest WriteXml(XmlFormat format)
    {
        Xml = format;
        return this;
    }

    private protected ApiRequest Use(CredentialUse use)
    {
        CredentialUse = use;
        return this;
    }

    private protected ApiRequest CopyQuery()
    {
        _finish = () => Content = QueryText.Length > 0 ? BodyChange.Add(Content, QueryPairs()) : Content;
        return this;
    }

    private protected ApiRequest Omit(string header)
    {
        (Omitted ??= []).Add(header);
        return this;
    }

    /// <summary>Gives it another path, with the same parameters.</summary>
    internal void Move(string path) => Template = path;

    /// <summary>Sends it to an address, if that is on the API's own hosts.</summary>
    internal void Follow(Uri address) => Target = address;

    private protected void AddPath(string name, string encoded) => (PathValues ??= new(2)).Add(new(name, encoded));

    private protected ApiRequest AddPath(string name, List<KeyValuePair<string, string>> parts, PathStyle style, bool explode)
    {
        List<KeyValuePair<string, string>> texts = parts.Count == 0 ? [new("", "")] : parts;
        AddPath(name, PathText.Of(name, texts.ConvertAll(part => KeyValuePair.Create(Uri.EscapeDataString(part.Key), Checked(name, part.Value, style))), style, explode));
        return this;
    }

    private protected string Checked(string name, string value, PathStyle style = PathStyle.Simple) => value is "" or "." or ".."
        || (style == PathStyle.Reserved && value.Split('/').Any(static segment => segment is "." or ".."))
        ? throw new AddressException($"{HttpMethod} {Template}: the path value '{name}' is {(value.Length == 0 ? "empty" : $"'{value}'")}, which would call another path.", name)
        : style == PathStyle.Reserved ? Reserved(value) : Uri.EscapeDataString(value);

    private protected void AddQuery(string name, string value, bool isReserved = false)
    {
        StartQuery(name);
        AppendValue(value, isReserved);
    }

    private protected void AddQuery(string name, List<string> values, ArrayStyle style, bool isReserved = false)
    {
        var separator = style switch
        {
            ArrayStyle.Comma => ",",
            ArrayStyle.Space => "%20",
            ArrayStyle.Pipe => "%7C",
            ArrayStyle.Tab => "%09",
            _ => null,
        };
        for (var index = 0; index < values.Count; index++)
        {
            if (separator is null || index == 0)
            {
                StartQuery(style switch
                {
                    ArrayStyle.Brackets => name + "[]",
                    ArrayStyle.Indices => string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"),
                    _ => name,
                });
            }
            else
            {
                _query.Append(separator);
            }

            AppendValue(values[index], isReserved);
        }
    }

    /// <summary>The whole query: members as parameters, or text that stands for itself.</summary>
    private protected void AddQueryString(string mediaType, ReadOnlySpan<byte> json)
    {
        if (mediaType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var (member, text) in JsonPairs.Flat(json, "", repeats: true))
            {
                AddQuery(member, text);
            }

            return;
        }

        if (_query.Length > 0)
        {
            _query.Append('&');
        }

        _query.AppendEscaped(mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && JsonPairs.Parts(json) is [var scalar] ? scalar : Encoding.UTF8.GetString(json));
    }

    private protected void AddQuery<TValue>(string name, TValue value, JsonWrite<TValue> write, ObjectStyle style)
    {
        using var json = JsonDocumentText.Write(value, write);
        if (style is ObjectStyle.Comma or ObjectStyle.Json)
        {
            AddQuery(name, style == ObjectStyle.Json ? [Encoding.UTF8.GetString(json.Written)] : JsonPairs.Parts(json.Written), ArrayStyle.Comma);
            return;
        }

        foreach (var (member, text) in JsonPairs.Flat(json.Written, style == ObjectStyle.Deep ? name : "", repeats: style == ObjectStyle.Form))
        {
            AddQuery(member.Length == 0 ? name : member, text);
        }
    }

    private protected void AddHeader(string name, string value) => (Headers ??= new(2)).Add(new(name, value));

    private protected void AddCookie(string name, string value) =>
        Cookies = $"{(Cookies is null ? "" : Cookies + "; ")}{name}={Uri.EscapeDataString(value)}";

    /// <summary>Several values of one cookie, or several cookies.</summary>
    private protected void AddCookie(string name, IEnumerable<KeyValuePair<string, string>> parts, bool explode)
    {
        foreach (var (key, value) in explode ? parts : [])
        {
            AddCookie(key.Length == 0 ? name : key, value);
        }

        if (!explode)
        {
            var texts = parts.SelectMany(static part => part.Key.Length == 0 ? new[] { part.Value } : [part.Key, part.Value]);
            Cookies = $"{(Cookies is null ? "" : Cookies + "; ")}{name}={string.Join(',', texts.Select(Uri.EscapeDataString))}";
        }
    }

    private void AppendValue(string value, bool isReserved)
    {
        if (isReserved)
        {
            _query.AppendReserved(value);
        }
        else
        {
            _query.AppendEscaped(value);
        }
    }

    private void StartQuery(string name)
    {
        if (_query.Length > 0)
        {
            _query.Append('&');
        }

        _query.AppendName(name);
        _query.Append('=');
    }
}
