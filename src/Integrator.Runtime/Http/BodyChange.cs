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
        var mediaType = content?.Headers.NonValidated.TryGetValues("Content-Type", out var types) == true ? types.ToString() : "application/json";
        var changed = mediaType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            ? Form(content!.Bytes, path, value)
            : Json(content?.Bytes, path, value);
        content?.Release();
        return new BytesContent(mediaType, Encoding.UTF8.GetBytes(changed));
    }

    private static string Json(ReadOnlyMemory<byte>? body, string path, JsonNode? value)
    {
        var root = body is null ? new JsonObject() : Parse(body.Value) as JsonObject ?? throw NotAnObject();
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

    private static InvalidOperationException NotAnObject() => new("A paging parameter goes into a body that is neither a JSON object nor a form.");
}
