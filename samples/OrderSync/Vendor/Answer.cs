using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OrderSync.Vendor;

/// <summary>What the shop sends back: JSON, or a problem after RFC 9457.</summary>
internal static class Answer
{
    public static Task JsonAsync(HttpContext http, JsonNode body, int status = StatusCodes.Status200OK) =>
        WriteAsync(http, body, status, "application/json");

    public static Task ProblemAsync(HttpContext http, int status, string code, string detail) =>
        WriteAsync(http, Problem(status, code, detail), status, "application/problem+json");

    /// <summary>Says that there is no such thing.</summary>
    public static Task MissingAsync(HttpContext http, string what) =>
        ProblemAsync(http, StatusCodes.Status404NotFound, "not_found", $"There is no {what}.");

    /// <summary>Says which members of the request are wrong.</summary>
    public static Task InvalidAsync(HttpContext http, JsonObject errors)
    {
        var problem = Problem(StatusCodes.Status422UnprocessableEntity, "invalid", "Some members are wrong.");
        problem["errors"] = errors;
        return WriteAsync(http, problem, StatusCodes.Status422UnprocessableEntity, "application/problem+json");
    }

    /// <summary>The JSON object a request carries; null when it carries anything else.</summary>
    public static async Task<JsonObject?> ReadAsync(HttpContext http)
    {
        try
        {
            return await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Problem(int status, string code, string detail) => new()
    {
        ["type"] = $"/problems/{code}",
        ["title"] = Title(status),
        ["status"] = status,
        ["detail"] = detail,
        ["code"] = code,
    };

    private static string Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "Bad request",
        StatusCodes.Status401Unauthorized => "Not authorized",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status409Conflict => "Not possible now",
        StatusCodes.Status412PreconditionFailed => "Changed meanwhile",
        StatusCodes.Status415UnsupportedMediaType => "Unexpected media type",
        StatusCodes.Status422UnprocessableEntity => "Not valid",
        StatusCodes.Status503ServiceUnavailable => "Busy",
        _ => "Failed",
    };

    private static Task WriteAsync(HttpContext http, JsonNode body, int status, string mediaType)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = mediaType;
        return http.Response.WriteAsync(body.ToJsonString(), http.RequestAborted);
    }
}
