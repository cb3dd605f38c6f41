using System.Text.Json;
using Integrator.Http;
using Integrator.Json;

namespace Integrator;

/// <summary>What an API answered, as the expressions of a definition see it. It is valid only while it is looked at.</summary>
public sealed class Answer
{
    private readonly Reply _reply;

    internal Answer(Reply reply)
    {
        _reply = reply;
        Headers = new ApiHeaders(reply.Response);
    }

    /// <summary>The HTTP status.</summary>
    public int Status => _reply.Status;

    /// <summary>The response's headers.</summary>
    public ApiHeaders Headers { get; }

    /// <summary>The body, read when it is first asked for; null when it is empty, no JSON, or a download.</summary>
    public JsonElement? Data => _reply.Data;

    /// <summary>The body as text; empty for a download.</summary>
    public string Text => _reply.Text();

    /// <summary>The text of a scalar in the body; null when there is none.</summary>
    /// <param name="path">Names and indices joined by dots, such as <c>error.code</c>.</param>
    public string? Member(string path) => Data is { } data ? JsonPath.Text(data, path) : null;

    internal ReadOnlySpan<byte> Bytes => _reply.Bytes;

    internal JsonElement? Find(string path) => Data is { } data ? JsonPath.Find(data, path) : null;
}
