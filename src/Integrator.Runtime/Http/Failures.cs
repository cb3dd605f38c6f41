using System.Text.Json;
using Integrator.Json;

namespace Integrator.Http;

/// <summary>What a failed answer says, in the members where providers commonly say it.</summary>
internal static class Failures
{
    private const int LongestBody = 65_536;
    private const int LongestMessage = 1_000;

    private static readonly string[] s_requestIds =
        ["x-request-id", "request-id", "x-github-request-id", "x-amzn-requestid", "x-ms-request-id", "x-correlation-id", "cf-ray"];

    private static readonly string[] s_codes = ["code", "error_code", "errorCode", "type"];
    private static readonly string[] s_messages = ["message", "title", "detail", "error_description", "error_message", "errorMessage"];

    public static ApiFailure Of(Api api, ApiRequest request, Reply reply)
    {
        var headers = new ApiHeaders(reply.Response);
        var (code, message) = Said(reply);
        return new ApiFailure(api.Name, request.HttpMethod.Method, request.Template, reply.Status, headers, RawBody(reply))
        {
            RequestId = RequestId(reply, headers),
            Code = Words(reply, code),
            ProviderMessage = Words(reply, message),
        };
    }

    /// <summary>The body as text, without secrets and cut.</summary>
    public static string RawBody(Reply reply) => reply.Call.Redactor.Redact(reply.Text(), LongestBody);

    /// <summary>What the provider says, without secrets and cut.</summary>
    public static string? Words(Reply reply, string? text) => text is null ? null : reply.Call.Redactor.Redact(text, LongestMessage);

    public static string? RequestId(Reply reply, ApiHeaders headers)
    {
        foreach (var name in s_requestIds)
        {
            if (headers.Text(name) is { Length: > 0 } id)
            {
                return Words(reply, id);
            }
        }

        return null;
    }

    private static (string? Code, string? Message) Said(Reply reply)
    {
        // The first value counts: what follows an error is no reason to lose its words.
        if (reply.IsEmpty || !reply.Bytes.TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8))
        {
            return default;
        }

        try
        {
            var json = new Utf8JsonReader(JsonUnicode.Repaired(reply.Bytes.TrimStart("\uFEFF"u8)));
            return Said(JsonElement.ParseValue(ref json));
        }
        catch (JsonException)
        {
            // Not JSON after all: the raw body is all there is to show.
            return default;
        }
    }

    private static (string? Code, string? Message) Said(JsonElement body)
    {
        var (code, message) = (Text(body, s_codes), Text(body, s_messages));
        if (body.TryGetProperty("error", out var error))
        {
            code ??= Text(error);
            if (error.ValueKind == JsonValueKind.Object)
            {
                code = Text(error, s_codes) ?? code;
                message ??= Text(error, s_messages);
            }
        }

        if (message is null && body.TryGetProperty("errors", out var errors)
            && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0)
        {
            message = Text(errors[0]) ?? (errors[0].ValueKind == JsonValueKind.Object ? Text(errors[0], s_messages) : null);
        }

        return (code, message);
    }

    private static string? Text(JsonElement body, string[] names)
    {
        foreach (var name in names)
        {
            if (body.TryGetProperty(name, out var member) && Text(member) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
