using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Http;

/// <summary>Changes members of bodies that are made already.</summary>
internal static class BodyChange
{
    /// <summary>A body with one member more, or another value of it. Without a body, one of JSON.</summary>
    /// <param name="content">The body, which is given back to the pool.</param>
    /// <param name="path">Member names joined by dots.</param>
    /// <param name="value">The value; text in a form.</param>
    /// <exception cref="InvalidOperationException">The body is neither a JSON object nor a form.</exception>
    public static RequestContent Set(RequestContent? content, string path, JsonNode? value)
    {
        var mediaType = MediaType(content);
        var changed = IsForm(mediaType)
            ? Form(content!.Bytes, path, value)
            : Json(content?.Bytes, path, value);
        content?.Release();
        return new BytesContent(mediaType, Encoding.UTF8.GetBytes(changed));
    }

    /// <summary>A body with the parameters of a query as further members. Several of one name become a list. Without a body, one of JSON.</summary>
    /// <exception cref="InvalidOperationException">The body is neither a JSON object nor a form.</exception>
    public static RequestContent Add(RequestContent? content, IReadOnlyList<KeyValuePair<string, string>> query)
    {
        var mediaType = MediaType(content);
        string changed;
        if (IsForm(mediaType))
        {
            var form = Encoding.UTF8.GetString(content!.Bytes.Span);
            changed = string.Join('&', query.Select(static pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}").Prepend(form).Where(static part => part.Length > 0));
        }
        else
        {
            var root = Root(content?.Bytes);
            foreach (var same in query.GroupBy(static pair => pair.Key, static pair => pair.Value))
            {
                root[same.Key] = same.Count() == 1 ? JsonValue.Create(same.First()) : new JsonArray([.. same.Select(static value => (JsonNode?)JsonValue.Create(value))]);
            }

            changed = root.ToJsonString();
        }

        content?.Release();
        return new BytesContent(mediaType, Encoding.UTF8.GetBytes(changed));
    }

    private static string MediaType(RequestContent? content) =>
        content?.Headers.NonValidated.TryGetValues("Content-Type", out var types) == true ? types.ToString() : "application/json";

    private static bool IsForm(string mediaType) => mediaType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static JsonObject Root(ReadOnlyMemory<byte>? body) => body is null ? [] : Parse(body.Value) as JsonObject ?? throw NotAnObject();

    private static string Json(ReadOnlyMemory<byte>? body, string path, JsonNode? value)
    {
        var root = Root(body);
        var at = root;
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (at[name] is not JsonObject inner)
            {
                at[name] = inner = [];
            }

            at = inner;
        }

        at[names[^1]] = value;
        return root.ToJsonString();
    }

    private static JsonNode? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonNode.Parse(body.Span);
        }
        catch (JsonException)
        {
            throw NotAnObject();
        }
    }

    private static string Form(ReadOnlyMemory<byte> body, string name, JsonNode? value) =>
        QueryPairs.With(Encoding.UTF8.GetString(body.Span), name, value is null ? null : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString());

    private static InvalidOperationException NotAnObject() => new("A parameter goes into a body that is neither a JSON object nor a form.");
}
