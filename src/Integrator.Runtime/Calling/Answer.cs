using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Expressions;
using Integrator.Http;
using Integrator.Json;

namespace Integrator;

/// <summary>A response as the expressions of a definition see it. It is valid only until the call that it belongs to returns.</summary>
public sealed class Answer
{
    private readonly Reply _reply;

    private JsonNode? _node;

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

    /// <summary>The body as expressions see it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonNode? Node => _node ??= Data is { } data ? JsonConversions.Of(data) : null;

    /// <summary>The headers as expressions see them, their names in lower case.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonNode HeaderNode => new JsonObject(Headers
        .GroupBy(static header => header.Key.ToLowerInvariant(), StringComparer.Ordinal)
        .Select(static same => KeyValuePair.Create(same.Key, (JsonNode?)string.Join(", ", same.SelectMany(static header => header.Value)))));

    /// <summary>What one evaluation of an expression shares.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Evaluation Evaluation() => _reply.Tools.Evaluation();

    internal ReadOnlySpan<byte> Bytes => _reply.Bytes;

    /// <summary>Evaluates an expression of the definition. If it fails, that is logged and the other value stands.</summary>
    internal T Ask<T>(Func<Answer, T> expression, T otherwise = default!)
    {
        try
        {
            return expression(this);
        }
        catch (ExpressionException failure)
        {
            var call = _reply.Call;
            Log.ExpressionFailed(call.Logger, call.Api.Name, call.Request.HttpMethod.Method, call.Request.Template, Status, failure.File, failure.Line, call.Redactor.Redact(failure.Message));
            return otherwise;
        }
    }

    internal JsonElement? Find(string path) => Data is { } data ? JsonPath.Find(data, path) : null;
}
