using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Integrator.Connectors.Tests.Support;

namespace Integrator.Connectors.Tests.GitHub;

/// <summary>api.github.com with one repository, <c>octo/hello</c>, of seven issues.</summary>
internal sealed class GitHubFake : Fake
{
    public const string Token = "ghp_fake0123456789";
    public const string InstallationToken = "ghs_fake0123456789";
    public const string WebhookSecret = "It's a Secret to Everybody";

    private const string Octo = """{ "login": "octo", "id": 1, "node_id": "U_1", "avatar_url": "https://a.example/1", "html_url": "https://h.example/octo", "type": "User", "site_admin": false }""";

    /// <summary>Makes something else of an issue than the seven are.</summary>
    public void Change(int number, Action<JsonObject> change) => change(_issues[number - 1]!.AsObject());

    private readonly JsonArray _issues = [.. Enumerable.Range(1, 7).Select(static number => Issue(number, $"Issue {number}"))];
    private readonly JsonArray _hooks = [];

    /// <summary>The key of an app, made anew.</summary>
    public RSA AppKey { get; } = RSA.Create(2048);

    public TokenDesk Desk { get; } = new("gho_fake", "Iv1.fake", "github-secret");

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["GITHUB_CLIENT_ID"] = "Iv1.fake", ["GITHUB_CLIENT_SECRET"] = "github-secret" };

    /// <summary>Whether a limit is a secondary one, with <c>Retry-After</c>, or that of the hour.</summary>
    public bool HasSecondaryLimit { get; set; } = true;

    /// <summary>An event as GitHub delivers it.</summary>
    /// <param name="name">The event without its action, such as <c>issues</c>.</param>
    public static WebhookRequest Webhook(Uri url, string name, JsonNode body, string delivery = "72d3162e-cc78-11e3-81ab-4c9367dc0958")
    {
        var text = body.ToJsonString();
        return Sign.Request(url, text, ("X-GitHub-Event", name), ("X-GitHub-Delivery", delivery), ("X-Hub-Signature-256", "sha256=" + Sign.Hex(WebhookSecret, text)), ("Content-Type", "application/json"));
    }

    public static JsonObject IssueOpened(int number) => JsonNode.Parse($$"""
        { "action": "opened", "issue": {{Issue(number, "Opened").ToJsonString()}}, "repository": {{Repository}}, "sender": {{Octo}} }
        """)!.AsObject();

    protected override bool IsOpen(FakeCall call) => call.Path is "app/installations/42/access_tokens" or "login/oauth/access_token";

    protected override bool IsAuthorized(FakeCall call) => call.Header("Authorization") is "Bearer " + Token or "Bearer " + InstallationToken || Desk.IsGood(call.Header("Authorization"));

    protected override FakeAnswer Refused(FakeCall call) => Problem(401, call.Header("Authorization") is null ? "Requires authentication" : "Bad credentials");

    protected override FakeAnswer NotFound(FakeCall call) => Problem(404, "Not Found");

    protected override FakeAnswer Throttled() => HasSecondaryLimit
        ? Problem(403, "You have exceeded a secondary rate limit.", ("Retry-After", "7"))
        : Problem(403, "API rate limit exceeded", ("X-RateLimit-Limit", "5000"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", Seconds(Clock.GetUtcNow().AddSeconds(9))));

    protected override FakeAnswer? Answer(FakeCall call) => (call.Method, call.Segments) switch
    {
        ("GET", ["user"]) => FakeAnswer.Json(User()),
        ("GET", ["rate_limit"]) => FakeAnswer.Json($$"""{ "rate": { "limit": 5000, "used": 1, "remaining": 4999, "reset": {{Seconds(Clock.GetUtcNow().AddHours(1))}} } }"""),
        ("POST", ["graphql"]) => FakeAnswer.Json("""{ "data": { "viewer": { "login": "octo" } } }"""),
        ("GET", ["repos", "octo", "hello"]) => FakeAnswer.Json(Repository),
        ("GET", ["repos", "octo", "hello", "issues"]) => Page(call, _issues),
        ("POST", ["repos", "octo", "hello", "issues"]) => Created(call),
        ("GET", ["repos", "octo", "hello", "issues", var number]) => Found(number),
        ("PATCH", ["repos", "octo", "hello", "issues", var number]) => Found(number),
        ("GET", ["search", "issues"]) => Searched(call),
        ("POST", ["repos", "octo", "hello", "issues", _, "comments"]) => FakeAnswer.Json(Comment(call), 201),
        ("POST", ["repos", "octo", "hello", "hooks"]) => Hooked(call),
        ("DELETE", ["repos", "octo", "hello", "hooks", _]) => new FakeAnswer(204),
        ("POST", ["app", "installations", "42", "access_tokens"]) => Installed(call),
        ("POST", ["login", "oauth", "access_token"]) => Given(call),
        _ => null,
    };

    private const string Repository = $$"""
        { "id": 10, "node_id": "R_10", "name": "hello", "full_name": "octo/hello", "private": false, "owner": {{Octo}}, "html_url": "https://h.example/octo/hello",
          "fork": false, "url": "https://api.example/repos/octo/hello", "clone_url": "https://h.example/octo/hello.git", "ssh_url": "git@h.example:octo/hello.git",
          "default_branch": "main", "stargazers_count": 3, "forks_count": 1, "open_issues_count": 7, "archived": false, "disabled": false }
        """;

    private FakeAnswer Page(FakeCall call, JsonArray all)
    {
        var size = Math.Min(call.Number("per_page", 30), MostPerPage);
        var page = call.Number("page", 1);
        var last = Math.Max(1, (all.Count + size - 1) / size);
        var others = call.Query.Where(static pair => pair.Key is not ("page" or "per_page")).Select(static pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}&");
        string To(int other, string rel) => $"<{new Uri($"https://{call.Host}/{call.Path}?{string.Concat(others)}per_page={size}&page={other}")}>; rel=\"{rel}\"";
        string[] links = [.. page > 1 ? [To(page - 1, "prev")] : Array.Empty<string>(), .. page < last ? [To(page + 1, "next"), To(last, "last")] : Array.Empty<string>()];
        var items = new JsonArray([.. all.Skip((page - 1) * size).Take(size).Select(static item => item!.DeepClone())]);
        return links.Length == 0 ? FakeAnswer.Json(items) : FakeAnswer.Json(items, 200, ("Link", string.Join(", ", links)));
    }

    private FakeAnswer Created(FakeCall call)
    {
        if (call.Json?["title"] is not { } title)
        {
            return FakeAnswer.Json("""{ "message": "Validation Failed", "errors": [{ "resource": "Issue", "field": "title", "code": "missing_field" }], "documentation_url": "https://docs.github.com/rest", "status": "422" }""", 422);
        }

        var issue = Issue(_issues.Count + 1, title.ToString());
        _issues.Add((JsonNode)issue);
        return FakeAnswer.Json(issue, 201);
    }

    private FakeAnswer Searched(FakeCall call)
    {
        var found = _issues.Where(issue => issue!["title"]!.ToString().Contains(call.Parameter("q")!, StringComparison.Ordinal)).Select(static issue => issue!.DeepClone()).ToArray();
        return FakeAnswer.Json(new JsonObject { ["total_count"] = found.Length, ["incomplete_results"] = false, ["items"] = new JsonArray(found) });
    }

    private FakeAnswer? Found(string number) =>
        _issues.FirstOrDefault(issue => issue!["number"]!.ToString() == number) is { } issue ? FakeAnswer.Json(issue) : null;

    private FakeAnswer Hooked(FakeCall call)
    {
        var hook = JsonNode.Parse($$"""{ "id": {{_hooks.Count + 1}}, "type": "Repository", "name": "web", "active": true, "url": "https://api.example/hooks/1", "created_at": "2024-01-01T00:00:00Z", "updated_at": "2024-01-01T00:00:00Z" }""")!;
        hook["events"] = call.Json!["events"]?.DeepClone() ?? new JsonArray("push");
        hook["config"] = call.Json["config"]!.DeepClone();
        _hooks.Add(hook);
        return FakeAnswer.Json(hook, 201);
    }

    // What goes wrong is said with status 200.
    private FakeAnswer Given(FakeCall call) => Desk.Give(call) is { } token
        ? FakeAnswer.Json($$"""{ "access_token": "{{token}}", "token_type": "bearer", "scope": "repo,read:user", "expires_in": 28800, "refresh_token": "{{Desk.RefreshToken}}", "refresh_token_expires_in": 15897600 }""")
        : FakeAnswer.Json("""{ "error": "bad_verification_code", "error_description": "The code passed is incorrect or expired." }""");

    private FakeAnswer Installed(FakeCall call) => call.Header("Authorization") is { } header && header.StartsWith("Bearer ", StringComparison.Ordinal) && IsOfApp(header["Bearer ".Length..].Split('.'))
        ? FakeAnswer.Json($$"""{ "token": "{{InstallationToken}}", "expires_at": "{{Clock.GetUtcNow().AddHours(1):yyyy-MM-ddTHH:mm:ssZ}}", "permissions": { "issues": "write" } }""", 201)
        : Problem(401, "A JSON web token could not be decoded");

    private bool IsOfApp(string[] jwt)
    {
        if (jwt.Length != 3 || !AppKey.VerifyData(Encoding.ASCII.GetBytes($"{jwt[0]}.{jwt[1]}"), Base64Url.DecodeFromChars(jwt[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        {
            return false;
        }

        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(jwt[1]))!;
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        return claims["iss"]!.ToString() == "12345" && claims["iat"]!.GetValue<long>() <= now && claims["exp"]!.GetValue<long>() - now is > 0 and <= 600;
    }

    private static FakeAnswer Problem(int status, string message, params (string Name, string Value)[] headers) => FakeAnswer.Json(
        new JsonObject { ["message"] = message, ["documentation_url"] = "https://docs.github.com/rest", ["status"] = status.ToString(CultureInfo.InvariantCulture) }, status, headers);

    private static JsonNode User()
    {
        var user = JsonNode.Parse(Octo)!;
        (user["public_repos"], user["followers"], user["following"]) = (1, 2, 3);
        (user["name"], user["created_at"], user["updated_at"]) = ("Octo", "2011-01-25T18:44:36Z", "2024-01-01T00:00:00Z");
        return user;
    }

    private static JsonObject Issue(int number, string title) => JsonNode.Parse($$"""
        { "id": {{1000 + number}}, "node_id": "I_{{number}}", "number": {{number}}, "title": {{JsonValue.Create(title).ToJsonString()}}, "body": null, "state": "open", "state_reason": null,
          "html_url": "https://h.example/octo/hello/issues/{{number}}", "user": {{Octo}}, "labels": [], "assignees": [], "milestone": null, "comments": 0, "locked": false,
          "created_at": "2024-01-0{{Math.Min(number, 9)}}T00:00:00Z", "updated_at": "2024-02-01T00:00:00Z", "closed_at": null }
        """)!.AsObject();

    private static JsonNode Comment(FakeCall call)
    {
        var comment = JsonNode.Parse($$"""{ "id": 1, "node_id": "C_1", "html_url": "https://h.example/c/1", "user": {{Octo}}, "created_at": "2024-01-01T00:00:00Z", "updated_at": "2024-01-01T00:00:00Z" }""")!;
        comment["body"] = call.Json!["body"]!.DeepClone();
        return comment;
    }

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
