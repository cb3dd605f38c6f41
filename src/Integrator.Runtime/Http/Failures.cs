using System.Text.Json;

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

    public static ApiFailure Of(Api api, ApiRequest request, Reply reply, Func<string, string> redact)
    {
        var headers = new ApiHeaders(reply.Response);
        var text = RawBody(reply);
        var (code, message) = Said(reply);
        return new ApiFailure(api.Name, request.HttpMethod.Method, request.Template, reply.Status, headers, redact(text))
        {
            RequestId = RequestId(headers),
            Code = code is null ? null : redact(code),
            ProviderMessage = message is null ? null : redact(message.Length > LongestMessage ? message[..LongestMessage] : message),
        };
    }

    public static string RawBody(Reply reply)
    {
        var text = reply.Text();
        return text.Length > LongestBody ? text[..LongestBody] : text;
    }

    public static string? RequestId(ApiHeaders headers)
    {
        foreach (var name in s_requestIds)
        {
            if (headers.Text(name) is { Length: > 0 } id)
            {
                return id;
            }
        }

        return null;
    }

    private static (string? Code, string? Message) Said(Reply reply)
    {
        if (reply.IsEmpty || !reply.Bytes.TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8))
        {
            return default;
        }

        try
        {
            var json = new Utf8JsonReader(reply.Bytes.TrimStart("\uFEFF"u8));
            return Said(JsonElement.ParseValue(ref json));
        }
        catch (JsonException)
        {
            // Not JSON after all: the raw text is all there is to show.
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
