using System.Collections;
using System.Globalization;
using System.Net.Http.Headers;

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
