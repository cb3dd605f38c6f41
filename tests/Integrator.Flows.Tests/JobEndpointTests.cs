using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Integrator.Flows.Tests.Support;
using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Integrator.Flows.Tests;

/// <summary>Flows in an ASP.NET Core application with jobs in SQLite, looked after over HTTP.</summary>
public sealed class JobEndpointTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("integrator-host-").FullName;
    private ParcelHost _parcels = null!;
    private Connection _connection = null!;
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _parcels = await ParcelHost.StartAsync();
        _connection = _parcels.Connect();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSqliteJobs(Path.Combine(_folder, "jobs.db"));
        builder.Services.AddFlows([new ParcelFlow()], _ => new FlowConnections().Add("parcels", _connection));
        _app = builder.Build();
        _app.MapJobs("/admin");
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.First() + "/admin/") };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync(Cancellation);
        await _app.DisposeAsync();
        _connection.Dispose();
        await _parcels.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task AJobIsStartedWatchedAndItsFailedRecordsAreTriedAgain()
    {
        _parcels.Status = static id => id == 3 ? 422 : 200;
        Assert.Equal("parcels", (string)(await _http.GetFromJsonAsync<JsonArray>("flows", Cancellation))![0]!["name"]!);

        var started = await _http.PostAsync("flows/parcels/jobs", null, Cancellation);
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        var job = await EndedAsync((string)(await started.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["id"]!);
        Assert.Equal(("completed", 30, 29, 1), ((string)job["status"]!, (int)job["exported"]!, (int)job["succeeded"]!, (int)job["failed"]!));
        var error = Assert.Single((await _http.GetFromJsonAsync<JsonArray>($"jobs/{job["id"]}/errors", Cancellation))!)!;
        Assert.Equal(("depot", "http_422", 3), ((string)error["step"]!, (string)error["code"]!, (int)error["record"]!["id"]!));

        _parcels.Status = static _ => 200;
        var retry = await _http.PostAsync($"jobs/{job["id"]}/retry", null, Cancellation);
        await EndedAsync((string)(await retry.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["id"]!);
        var parent = (await _http.GetFromJsonAsync<JsonNode>($"jobs/{job["id"]}", Cancellation))!;
        Assert.Equal((30, 0), ((int)parent["succeeded"]!, (int)parent["failed"]!));
        Assert.Equal(2, (await _http.GetFromJsonAsync<JsonArray>("jobs?flow=parcels", Cancellation))!.Count);
    }

    [Fact]
    public async Task ARunningJobIsCancelled()
    {
        _parcels.Taking = static _ => Task.Delay(50);
        var started = await _http.PostAsync("flows/parcels/jobs", null, Cancellation);
        var id = (string)(await started.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["id"]!;
        while (_parcels.Log.Count == 0)
        {
            await Task.Delay(10, Cancellation);
        }

        var cancelled = await _http.PostAsync($"jobs/{id}/cancel", null, Cancellation);

        Assert.Equal("cancelling", (string)(await cancelled.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["status"]!);
        Assert.Equal("cancelled", (string)(await EndedAsync(id))["status"]!);
    }

    [Fact]
    public async Task StateIsReadSetAndRemoved()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("flows/parcels/state/delta.list", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _http.PutAsJsonAsync("flows/parcels/state/delta.list", "2026-01-01T00:00:00Z", Cancellation)).StatusCode);
        Assert.Equal("\"2026-01-01T00:00:00Z\"", await _http.GetStringAsync("flows/parcels/state/delta.list", Cancellation));
        Assert.Equal(HttpStatusCode.NoContent, (await _http.DeleteAsync("flows/parcels/state/delta.list", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("flows/parcels/state/delta.list", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task TheSameKeyStartsOneJobAndAnUnknownFlowNone()
    {
        using var first = await StartAsync();
        using var second = await StartAsync();
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal((string)(await first.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["id"]!, (string)(await second.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["id"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.PostAsync("flows/none/jobs", null, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("jobs/none", Cancellation)).StatusCode);

        Task<HttpResponseMessage> StartAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "flows/parcels/jobs");
            request.Headers.Add("Idempotency-Key", "k1");
            return _http.SendAsync(request, Cancellation);
        }
    }

    private async Task<JsonNode> EndedAsync(string id)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var job = (await _http.GetFromJsonAsync<JsonNode>($"jobs/{id}", Cancellation))!;
            if ((string)job["status"]! is "completed" or "failed" or "cancelled")
            {
                return job;
            }

            await Task.Delay(50, Cancellation);
        }

        throw new TimeoutException($"The job {id} does not end.");
    }
}
