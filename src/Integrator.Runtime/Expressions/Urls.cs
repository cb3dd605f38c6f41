using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Integrator.Expressions;

/// <summary>URLs and their parts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Urls
{
    /// <summary>A text as a part of a URL.</summary>
    public static string Encode(string text) => Limits.Checked(Uri.EscapeDataString(Work.Through(text)));

    /// <summary>The text that a part of a URL stands for.</summary>
    public static string Decode(string text) => Uri.UnescapeDataString(Work.Through(text));

    /// <summary>The parts of a URL, named as browsers name them.</summary>
    public static JsonNode Parse(string text)
    {
        if (!Uri.TryCreate(Work.Through(text), UriKind.Absolute, out var url))
        {
            throw new ExpressionException("The text is no absolute URL");
        }

        var port = url.IsDefaultPort ? "" : url.Port.ToString(CultureInfo.InvariantCulture);
        var host = url.IdnHost + (port.Length == 0 ? "" : ":" + port);
        return JsonRecords.Of(
            ("href", url.AbsoluteUri),
            ("protocol", url.Scheme + ":"),
            ("host", host),
            ("hostname", url.IdnHost),
            ("port", port),
            ("pathname", url.AbsolutePath),
            ("search", url.Query == "?" ? "" : url.Query),
            ("hash", url.Fragment == "#" ? "" : url.Fragment),
            ("origin", url.Scheme + "://" + host));
    }

    /// <summary>The names and values of a query; a name that comes again has a list.</summary>
    public static JsonNode ParseQuery(string text)
    {
        var query = new JsonObject();
        foreach (var pair in Work.Through(text).TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Decoded(mark < 0 ? pair : pair[..mark]);
            Add(query, name, JsonConversions.Of(mark < 0 ? "" : Decoded(pair[(mark + 1)..])));
        }

        return query;
    }

    /// <summary>A query of an object's members; a list is one pair for each item.</summary>
    public static string StringifyQuery(JsonNode node)
    {
        var query = new StringBuilder();
        foreach (var (name, value) in node as JsonObject ?? throw JsonConversions.Wrong("an object", node))
        {
            foreach (var item in JsonValues.Spread(value))
            {
                query.Append(query.Length == 0 ? "" : "&").Append(Encode(name)).Append('=').Append(Encode(Texts.OfAny(item) ?? ""));
                Limits.Letters(query.Length);
            }
        }

        return query.ToString();
    }

    private static string Decoded(string text) => Decode(text.Replace('+', ' '));

    private static void Add(JsonObject query, string name, JsonNode value)
    {
        switch (query[name])
        {
            case null:
                query[name] = value;
                break;
            case JsonArray values:
                values.Add(value);
                break;
            case var first:
                query[name] = new JsonArray(first.DeepClone(), value);
                break;
        }
    }
}
