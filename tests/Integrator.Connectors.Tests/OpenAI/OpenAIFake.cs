using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Integrator.Connectors.Tests.Support;

namespace Integrator.Connectors.Tests.OpenAI;

/// <summary>api.openai.com with a model that counts to three, and five files.</summary>
internal sealed class OpenAIFake : Fake
{
    public const string Key = "sk-fake-0123456789";

    private static readonly byte[] s_secret = Encoding.UTF8.GetBytes("a secret of thirty-two letters..");
    private static readonly string[] s_words = ["One", ", two", ", three."];

    private readonly List<JsonObject> _files = [.. Enumerable.Range(1, 5).Select(StoredFile)];

    public static string WebhookSecret { get; } = "whsec_" + Convert.ToBase64String(s_secret);

    protected override string BasePath => "/v1/";

    /// <summary>An event as OpenAI delivers it.</summary>
    public static WebhookRequest Webhook(Uri url, JsonNode body, DateTimeOffset now, string id = "wh_1")
    {
        var text = body.ToJsonString();
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Sign.Request(url, text, ("webhook-id", id), ("webhook-timestamp", time), ("webhook-signature", "v1," + Sign.Base64(s_secret, $"{id}.{time}.{text}")));
    }

    public static JsonObject ResponseCompleted(string response) => new()
    {
        ["id"] = "evt_1",
        ["object"] = "event",
        ["created_at"] = 1700000000,
        ["type"] = "response.completed",
        ["data"] = new JsonObject { ["id"] = response },
    };

    protected override bool IsAuthorized(FakeCall call) => call.Header("Authorization") == "Bearer " + Key;

    protected override FakeAnswer Refused(FakeCall call) => Problem(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.");

    protected override FakeAnswer NotFound(FakeCall call) => Problem(404, "invalid_request_error", null, $"Invalid URL ({call.Method} {call.Target})");

    /// <summary>Whether it is not the pace but the money that is at its end.</summary>
    public bool IsQuotaUsedUp { get; set; }

    protected override FakeAnswer Throttled() => IsQuotaUsedUp
        ? Problem(429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota, please check your plan and billing details.")
        : Problem(429, "requests", "rate_limit_exceeded", "Rate limit reached.", ("retry-after-ms", "1500"), ("retry-after", "2"), ("x-ratelimit-remaining-requests", "0"), ("x-ratelimit-reset-requests", "1.5s"));

    protected override FakeAnswer? Answer(FakeCall call) => (call.Method, call.Segments) switch
    {
        ("GET", ["models"]) => FakeAnswer.Json("""{ "object": "list", "data": [{ "id": "counter", "object": "model", "created": 1700000000, "owned_by": "system" }] }"""),
        ("POST", ["chat", "completions"]) => Counted(call),
        ("POST", ["responses"]) => Responded(call),
        ("GET", ["files"]) => Page(call),
        ("GET", ["files", var id]) => _files.Find(file => file["id"]!.ToString() == id) is { } file ? FakeAnswer.Json(file) : null,
        ("DELETE", ["files", var id]) => FakeAnswer.Json($$"""{ "id": "{{id}}", "object": "file", "deleted": true }"""),
        _ => null,
    };

    private static FakeAnswer Counted(FakeCall call)
    {
        if (call.Json!["model"]?.ToString() != "counter")
        {
            return Problem(404, "invalid_request_error", "model_not_found", $"The model '{call.Json["model"]}' does not exist or you do not have access to it.");
        }

        return call.Json["stream"]?.GetValue<bool>() == true
            ? Events([.. s_words.Select(static word => Chunk(word, null)), Chunk(null, "stop")], isEndSaid: true)
            : FakeAnswer.Json($$"""
                { "id": "chatcmpl-1", "object": "chat.completion", "created": 1700000000, "model": "counter",
                  "choices": [{ "index": 0, "message": { "role": "assistant", "content": "{{string.Concat(s_words)}}", "refusal": null }, "finish_reason": "stop" }],
                  "usage": { "prompt_tokens": 5, "completion_tokens": 3, "total_tokens": 8 } }
                """);
    }

    private static FakeAnswer Responded(FakeCall call)
    {
        var whole = JsonNode.Parse($$"""
            { "id": "resp_1", "object": "response", "created_at": 1700000000, "status": "completed", "model": "counter", "error": null, "incomplete_details": null, "metadata": {},
              "output": [{ "type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": [{ "type": "output_text", "text": "{{string.Concat(s_words)}}", "annotations": [] }] }],
              "usage": { "input_tokens": 5, "output_tokens": 3, "total_tokens": 8 } }
            """)!;
        return call.Json!["stream"]?.GetValue<bool>() == true
            ? Events(
                [
                    .. s_words.Select(static (word, index) => new JsonObject { ["type"] = "response.output_text.delta", ["sequence_number"] = index, ["item_id"] = "msg_1", ["output_index"] = 0, ["content_index"] = 0, ["delta"] = word }),
                    new JsonObject { ["type"] = "response.completed", ["sequence_number"] = s_words.Length, ["response"] = whole },
                ],
                isEndSaid: false)
            : FakeAnswer.Json(whole);
    }

    private static FakeAnswer Events(JsonObject[] events, bool isEndSaid)
    {
        var text = string.Concat(events.Select(static item => (item["type"] is { } type ? $"event: {type}\n" : "") + $"data: {item.ToJsonString()}\n\n"));
        return new FakeAnswer(200, isEndSaid ? text + "data: [DONE]\n\n" : text, "text/event-stream");
    }

    private static JsonObject Chunk(string? word, string? reason) => new()
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1700000000,
        ["model"] = "counter",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = word is null ? new JsonObject() : new JsonObject { ["content"] = word }, ["finish_reason"] = reason }),
    };

    private FakeAnswer Page(FakeCall call)
    {
        var size = Math.Min(call.Number("limit", 10000), MostPerPage);
        var start = call.Parameter("after") is { } after ? _files.FindIndex(file => file["id"]!.ToString() == after) + 1 : 0;
        var page = _files.Skip(start).Take(size).ToList();
        return FakeAnswer.Json(new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. page.Select(static file => file.DeepClone())]),
            ["first_id"] = page.Count > 0 ? page[0]["id"]!.ToString() : null,
            ["last_id"] = page.Count > 0 ? page[^1]["id"]!.ToString() : null,
            ["has_more"] = start + size < _files.Count,
        });
    }

    private static FakeAnswer Problem(int status, string type, string? code, string message, params (string Name, string Value)[] headers) => FakeAnswer.Json(
        new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = null, ["code"] = code } }, status, [("x-request-id", "req_1"), .. headers]);

    private static JsonObject StoredFile(int number) => new()
    {
        ["id"] = $"file-{number}",
        ["object"] = "file",
        ["bytes"] = 100 * number,
        ["created_at"] = 1700000000 + number,
        ["filename"] = $"{number}.jsonl",
        ["purpose"] = "batch",
        ["status"] = "processed",
    };
}
