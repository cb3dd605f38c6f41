using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Integrator.Connectors.Tests.Support;

namespace Integrator.Connectors.Tests.Slack;

/// <summary>slack.com/api with one workspace of five channels. What goes wrong is said with status 200.</summary>
internal sealed class SlackFake : Fake
{
    public const string Token = "xoxb-1-fake";
    public const string SigningSecret = "8f742231b10e8888abcd99baac0e85a5";

    private readonly JsonArray _channels = [.. Enumerable.Range(1, 5).Select(static number => Channel(number, $"room-{number}"))];
    private int _posted;

    public TokenDesk Desk { get; } = new("xoxe.xoxb-1-fake", "1.2", "slack-secret");

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["SLACK_CLIENT_ID"] = "1.2", ["SLACK_CLIENT_SECRET"] = "slack-secret" };

    protected override string BasePath => "/api/";

    /// <summary>An event as Slack delivers it.</summary>
    public static WebhookRequest Webhook(Uri url, JsonNode body, DateTimeOffset now)
    {
        var text = body.ToJsonString();
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Sign.Request(url, text, ("X-Slack-Request-Timestamp", time), ("X-Slack-Signature", "v0=" + Sign.Hex(SigningSecret, $"v0:{time}:{text}")));
    }

    public static JsonObject Challenge(string challenge) => new() { ["type"] = "url_verification", ["token"] = "old", ["challenge"] = challenge };

    public static JsonObject MessagePosted(string text) => JsonNode.Parse($$"""
        { "type": "event_callback", "token": "old", "team_id": "T1", "api_app_id": "A1", "event_id": "Ev1", "event_time": 1700000000,
          "event": { "type": "message", "channel": "C1", "channel_type": "channel", "user": "U1", "text": {{JsonValue.Create(text).ToJsonString()}}, "ts": "1700000000.000100", "event_ts": "1700000000.000100" } }
        """)!.AsObject();

    protected override bool IsOpen(FakeCall call) => call.Path == "oauth.v2.access";

    protected override bool IsAuthorized(FakeCall call) => call.Header("Authorization") == "Bearer " + Token || Desk.IsGood(call.Header("Authorization"));

    protected override FakeAnswer Refused(FakeCall call) => Problem(call.Header("Authorization") is null ? "not_authed" : "invalid_auth");

    protected override FakeAnswer NotFound(FakeCall call) => Problem("unknown_method");

    protected override FakeAnswer Throttled() => FakeAnswer.Json("""{ "ok": false, "error": "ratelimited" }""", 429, ("Retry-After", "11"));

    protected override FakeAnswer? Answer(FakeCall call) => call.Path switch
    {
        "auth.test" => FakeAnswer.Json("""{ "ok": true, "url": "https://acme.slack.com/", "team": "Acme", "user": "bot", "team_id": "T1", "user_id": "U0", "bot_id": "B0" }"""),
        "oauth.v2.access" => Given(call),
        "conversations.list" => Page(call, "channels", _channels),
        "conversations.info" => Found(call),
        "conversations.create" => Created(call),
        "chat.postMessage" => Posted(call),
        "reactions.add" => FakeAnswer.Json("""{ "ok": true }"""),
        _ => null,
    };

    private FakeAnswer Given(FakeCall call) => Desk.Give(call) is { } token
        ? FakeAnswer.Json($$"""{ "ok": true, "access_token": "{{token}}", "token_type": "bot", "scope": "chat:write", "bot_user_id": "U0", "app_id": "A1", "team": { "id": "T1", "name": "Acme" }, "expires_in": 43200, "refresh_token": "{{Desk.RefreshToken}}" }""")
        : Problem("invalid_code");

    private FakeAnswer Page(FakeCall call, string name, JsonArray all)
    {
        var size = Math.Min(call.Number("limit", 100), MostPerPage);
        var start = 0;
        if (call.Parameter("cursor") is { Length: > 0 } cursor && !int.TryParse(Encoding.UTF8.GetString(Convert.FromBase64String(cursor)).Replace("next:", "", StringComparison.Ordinal), out start))
        {
            return Problem("invalid_cursor");
        }

        var end = start + size;
        var next = end < all.Count ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"next:{end}")) : "";
        return FakeAnswer.Json(new JsonObject
        {
            ["ok"] = true,
            [name] = new JsonArray([.. all.Skip(start).Take(size).Select(static item => item!.DeepClone())]),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = next },
        });
    }

    private FakeAnswer Found(FakeCall call) => _channels.FirstOrDefault(channel => channel!["id"]!.ToString() == call.Parameter("channel")) is { } channel
        ? FakeAnswer.Json(new JsonObject { ["ok"] = true, ["channel"] = channel.DeepClone() })
        : Problem("channel_not_found");

    private FakeAnswer Created(FakeCall call)
    {
        if (_channels.Any(channel => channel!["name"]!.ToString() == call.Parameter("name")))
        {
            return Problem("name_taken");
        }

        var channel = Channel(_channels.Count + 1, call.Parameter("name") ?? "");
        _channels.Add((JsonNode)channel);
        return FakeAnswer.Json(new JsonObject { ["ok"] = true, ["channel"] = channel.DeepClone() });
    }

    private FakeAnswer Posted(FakeCall call)
    {
        if (call.Json?["channel"] is not { } channel || _channels.All(known => known!["id"]!.ToString() != channel.ToString()))
        {
            return Problem("channel_not_found");
        }

        var time = $"170000000{++_posted}.000100";
        return FakeAnswer.Json(new JsonObject
        {
            ["ok"] = true,
            ["channel"] = channel.DeepClone(),
            ["ts"] = time,
            ["message"] = new JsonObject { ["type"] = "message", ["ts"] = time, ["text"] = call.Json["text"]?.DeepClone(), ["bot_id"] = "B0" },
        });
    }

    private static FakeAnswer Problem(string error) => FakeAnswer.Json(new JsonObject { ["ok"] = false, ["error"] = error });

    private static JsonObject Channel(int number, string name) => new()
    {
        ["id"] = $"C{number}",
        ["name"] = name,
        ["created"] = 1700000000 + number,
        ["creator"] = "U1",
        ["is_channel"] = true,
        ["is_private"] = false,
        ["is_archived"] = false,
        ["topic"] = new JsonObject { ["value"] = "", ["creator"] = "", ["last_set"] = 0 },
    };
}
