using System.Collections;
using System.Globalization;
using System.Net.Http.Headers;
using Integrator.Http;

namespace Integrator;

/// <summary>The headers of a response. Names are compared without regard to case.</summary>
public sealed class ApiHeaders : IEnumerable<KeyValuePair<string, IEnumerable<string>>>
{
    private readonly HttpResponseHeaders _headers;
    private readonly HttpContentHeaders _contentHeaders;

    internal ApiHeaders(HttpResponseMessage response)
    {
        _headers = response.Headers;
        _contentHeaders = response.Content.Headers;
    }

    /// <summary>A header as text, several values joined by a comma and a blank; null when it is missing.</summary>
    public string? Text(string name)
    {
        var values = All(name);
        return values.Count == 0 ? null : string.Join(", ", values);
    }

    /// <summary>A header as a value; null when it is missing or is no such value.</summary>
    public T? Value<T>(string name)
        where T : struct, ISpanParsable<T> =>
        T.TryParse(Text(name), CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A header as an address, which may be relative; null when it is missing or is none.</summary>
    public Uri? Address(string name) => Uri.TryCreate(Text(name), UriKind.RelativeOrAbsolute, out var address) ? address : null;

    /// <summary>The items of a header that is a list with commas; null when it is missing.</summary>
    public List<string>? List(string name) =>
        Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();

    /// <summary>The items of a header that is a list with commas, those that are such values; null when it is missing.</summary>
    public List<T>? List<T>(string name)
        where T : struct, ISpanParsable<T>
    {
        var items = new List<T>();
        foreach (var text in List(name) ?? [])
        {
            if (T.TryParse(text, CultureInfo.InvariantCulture, out var item))
            {
                items.Add(item);
            }
        }

        return Text(name) is null ? null : items;
    }

    /// <summary>Where the <c>Link</c> header (RFC 8288) leads for a relation such as <c>next</c>; null when it does not say.</summary>
    public Uri? Link(string relation) => LinkText.Find(All("Link"), relation);

    /// <summary>Every value of a header, in the order received.</summary>
    public IReadOnlyList<string> All(string name)
    {
        if (_headers.NonValidated.TryGetValues(name, out var values))
        {
            return [.. values];
        }

        return _contentHeaders.NonValidated.TryGetValues(name, out values) ? [.. values] : [];
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, IEnumerable<string>>> GetEnumerator()
    {
        foreach (var header in _headers.NonValidated)
        {
            yield return new(header.Key, header.Value);
        }

        foreach (var header in _contentHeaders.NonValidated)
        {
            yield return new(header.Key, header.Value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
