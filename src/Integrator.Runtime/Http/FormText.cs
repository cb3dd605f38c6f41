using System.Globalization;
using System.Text;
using System.Text.Json;
using Integrator.Json;

namespace Integrator.Http;

/// <summary>JSON as a form: <c>application/x-www-form-urlencoded</c>.</summary>
internal static class FormText
{
    /// <summary>Lists repeat their name and objects stand in brackets, unless a part says otherwise; one without a name speaks for every member. The caller disposes the bytes.</summary>
    public static PooledBytes Of(ReadOnlySpan<byte> json, IReadOnlyList<BodyPart> parts)
    {
        var text = new UrlText();
        foreach (var (name, value) in Pairs(json, parts))
        {
            if (text.Length > 0)
            {
                text.Append('&');
            }

            text.AppendName(name);
            text.Append('=');
            text.Append(value);
        }

        var bytes = new PooledBytes(text.Length + 1);
        bytes.Advance(Encoding.ASCII.GetBytes(text.AsSpan(), bytes.GetSpan(text.Length)));
        text.Release();
        return bytes;
    }

    private static string Escaped(string value) => Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal);

    /// <summary>Names with the values as they stand in the form.</summary>
    private static List<KeyValuePair<string, string>> Pairs(ReadOnlySpan<byte> json, IReadOnlyList<BodyPart> parts)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1000 });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return JsonPairs.Flat(json, "", repeats: false).ConvertAll(static pair => KeyValuePair.Create(pair.Key, Escaped(pair.Value)));
        }

        var pairs = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            Add(pairs, name, ref reader, json, parts.FirstOrDefault(part => part.Name == name) ?? parts.FirstOrDefault(static part => part.Name.Length == 0));
        }

        return pairs;
    }

    private static void Add(List<KeyValuePair<string, string>> pairs, string name, ref Utf8JsonReader value, ReadOnlySpan<byte> json, BodyPart? part)
    {
        var (isList, isObject) = (value.TokenType == JsonTokenType.StartArray, value.TokenType == JsonTokenType.StartObject);
        var start = (int)value.TokenStartIndex;
        var before = pairs.Count;
        JsonPairs.Flatten(ref value, name, repeats: false, pairs);
        var added = pairs.Count - before;
        if (added == 0)
        {
            return;
        }

        for (var index = before; index < pairs.Count; index++)
        {
            pairs[index] = new(isObject && part?.Style == ArrayStyle.Repeat ? Spread(pairs[index].Key, name) : pairs[index].Key, Escaped(pairs[index].Value));
        }

        if (part?.Style == ArrayStyle.Indices)
        {
            Number(pairs, before);
            return;
        }

        for (var index = before; isList && part?.Style != ArrayStyle.Brackets && index < pairs.Count; index++)
        {
            pairs[index] = pairs[index].Key == name + "[]" ? new(name, pairs[index].Value) : pairs[index];
        }

        var text = part is { IsJson: true } ? Escaped(Encoding.UTF8.GetString(json[start..(int)value.BytesConsumed]))
            : isList && part?.Style is { } style and not (ArrayStyle.Brackets or ArrayStyle.Repeat) ? Joined(pairs.GetRange(before, added), style)
            : null;
        if (text is not null)
        {
            pairs.RemoveRange(before, added);
            pairs.Add(new(name, text));
        }
    }

    // What joins the items is not escaped where it is a comma (RFC 6570, section 3.2.8); an item's own comma is.
    private static string Joined(List<KeyValuePair<string, string>> items, ArrayStyle style)
    {
        var joint = BodyPart.Joint(style);
        return string.Join(joint == ',' ? "," : Escaped(joint.ToString()), items.Select(static item => item.Value));
    }

    // The members of an object that is exploded stand without its name: a[b][c] is b[c].
    private static string Spread(string path, string name)
    {
        var end = path.IndexOf(']', name.Length);
        return end < 0 ? path : path[(name.Length + 1)..end] + path[(end + 1)..];
    }

    private static void Number(List<KeyValuePair<string, string>> pairs, int start)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = start; index < pairs.Count; index++)
        {
            if (pairs[index].Key.EndsWith("[]", StringComparison.Ordinal))
            {
                var list = pairs[index].Key[..^2];
                var number = counts[list] = counts.GetValueOrDefault(list, -1) + 1;
                pairs[index] = new(string.Create(CultureInfo.InvariantCulture, $"{list}[{number}]"), pairs[index].Value);
            }
        }
    }
}
