using Announcements;
using GitHub;
using HubSpot;
using Integrator.Connectors.Tests.GitHub;
using Integrator.Connectors.Tests.HubSpot;
using Integrator.Connectors.Tests.Slack;
using Integrator.Connectors.Tests.Support;
using Integrator.Flows;
using Slack;

namespace Integrator.Connectors.Tests.Flows;

/// <summary>Flows of a solution over three connectors that other projects compiled, against servers that behave as the vendors'.</summary>
public sealed class AnnouncementsTests : IAsyncLifetime
{
    private readonly MemoryJobStore _store = new();
    private GitHubFake _github = null!;
    private SlackFake _slack = null!;
    private HubSpotFake _hubSpot = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        (_github, _slack, _hubSpot) = (await Fake.StartAsync<GitHubFake>(), await Fake.StartAsync<SlackFake>(), await Fake.StartAsync<HubSpotFake>());

    public async ValueTask DisposeAsync()
    {
        await _github.DisposeAsync();
        await _slack.DisposeAsync();
        await _hubSpot.DisposeAsync();
    }

    [Fact]
    public async Task ChangedIssuesAreAnnounced()
    {
        _github.Change(2, static issue => issue["state"] = "closed");
        _github.Change(3, static issue => issue["pull_request"] = new System.Text.Json.Nodes.JsonObject { ["url"] = "https://api.github.com/pulls/3" });
        _github.Change(4, static issue => issue["labels"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"id":1,"node_id":"L","url":"https://l","name":"bug","color":"ff0000","default":true,"description":null}]"""));

        var job = await RunAsync(new IssuesToSlackFlow());

        // Seven issues, of which one is a pull request and one is closed; two have authors that the CRM does not know.
        Assert.Equal((JobStatus.Completed, null), (job.Status, job.Failure));
        Assert.Equal(new JobCounts { Pages = 1, Exported = 6, Succeeded = 5, Ignored = 1 }, job.Counts);
        var posts = _slack.Calls.Where(static call => call.Path == "chat.postMessage").Select(static call => call.Json!).ToList();
        var bug = posts.Single(static post => post["channel"]!.ToString() == "C1");
        Assert.Equal("Issue 4 (https://h.example/octo/hello/issues/4)", bug["text"]!.ToString());
        Assert.Equal("""[{"color":"#ff0000","title":"bug"}]""", bug["attachments"]!.ToJsonString());
        Assert.Equal(("2024-02-01", "c4@example.com"), (bug["thread_ts"]!.ToString(), bug["username"]!.ToString()));
        Assert.Equal(4, posts.Count(static post => post["channel"]!.ToString() == "C3"));
        Assert.Equal(["1006", "1007"], (await _store.ErrorsAsync(job.Id, cancellationToken: Cancellation)).Select(static error => error.TraceKey).Order(StringComparer.Ordinal));

        await RunAsync(new IssuesToSlackFlow());
        Assert.Equal("2024-01-31T23:59:00Z", _github.Calls[^1].Parameter("since"));
    }

    [Fact]
    public async Task AnEventOfAnotherConnectorStartsAFlow()
    {
        var flow = new ClosedHookFlow();
        Assert.Equal("github:issue_closed", flow.Info.Trigger);

        var noted = await RunAsync(flow, """{"action":"closed","issue":{"id":1,"node_id":"I","number":1,"title":"It","state":"closed","html_url":"https://h","labels":[],"assignees":[],"comments":2,"locked":false,"created_at":"2024-01-01T00:00:00Z","updated_at":"2024-01-01T00:00:00Z"}}""");

        Assert.Equal((JobStatus.Completed, null, 1L), (noted.Status, noted.Failure?.Message, noted.Counts.Succeeded));
        Assert.Equal("It is closed", _slack.Calls[^1].Json!["text"]!.ToString());
    }

    [Fact]
    public async Task RecordsOfTwoSourcesGoThroughRoutersThatCallEachOther()
    {
        var job = await RunAsync(new ContactsToIssuesFlow());

        // Five contacts from each of the sources; those of the second one find the issues that the first has opened.
        Assert.Equal((JobStatus.Completed, null, 10L), (job.Status, job.Failure?.Message, job.Counts.Succeeded));
        Assert.Equal(5, _github.Calls.Count(static call => call.Method == "POST"));
        var patches = _github.Calls.Where(static call => call.Method == "PATCH").ToList();
        Assert.Equal(5, patches.Count);
        Assert.All(patches, static call => Assert.Equal("open", call.Json!["state"]!.ToString()));
        var told = _slack.Calls.Select(static call => call.Json!["text"]!.ToString()).ToList();
        Assert.Equal(2, told.Count(static text => text == "c1@example.com is here"));
        Assert.Equal(8, told.Count(static text => text.StartsWith('c') && char.IsDigit(text[^1])));
        Assert.Equal("announcements.issues_to_slack", (await _store.ClaimAsync(new JobClaim("n", ["announcements.issues_to_slack"], TimeSpan.FromSeconds(10)), Cancellation))!.Flow);
    }

    private async Task<Job> RunAsync(Flow flow, string? payload = null)
    {
        var runner = new JobRunner(_store, new FlowConnections()
            .Add("repository", _github.Connect(GitHubClient.Api, GitHubCredentials.Pat(GitHubFake.Token)))
            .Add("chat", _slack.Connect(SlackClient.Api, SlackCredentials.Token(SlackFake.Token)))
            .Add("crm", _hubSpot.Connect(HubSpotClient.Api, HubSpotCredentials.PrivateApp(HubSpotFake.Token))));
        var job = (await runner.AddAsync(flow, new JobRequest("") { Payload = payload }, Cancellation)).Job!;
        await runner.RunQueuedAsync([flow], Cancellation);
        return (await _store.FindAsync(job.Id, Cancellation))!;
    }
}
