using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Integrator.Tests.Http;

public sealed class TelemetryTests
{
    [Fact]
    public async Task EveryAttemptIsAnActivityAndAMeasurement()
    {
        var template = $"/t/{Guid.NewGuid():N}/{{id}}";
        var activities = new ConcurrentQueue<Activity>();
        var measured = new ConcurrentQueue<Dictionary<string, object?>>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Integrator",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var meters = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Integrator")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<double>((_, _, tags, _) => measured.Enqueue(tags.ToArray().ToDictionary(static tag => tag.Key, static tag => tag.Value)));
        meters.Start();
        await using var probe = await ProbeServer.StartAsync();
        probe.Server.AnswersStatus(503);

        await probe.WireAsync("GET", template + "?secret=1", static request => request.Path("id", "5").Query("q", "hidden"));

        var ours = activities.Where(activity => (string?)activity.GetTagItem("url.template") == template).ToList();
        Assert.Equal(2, ours.Count);
        Assert.Equal($"GET {template}", ours[0].DisplayName);
        Assert.Equal(ActivityKind.Client, ours[0].Kind);
        Assert.Equal("GET", ours[0].GetTagItem("http.request.method"));
        Assert.Equal("127.0.0.1", ours[0].GetTagItem("server.address"));
        Assert.Equal(probe.Server.Address.Port, ours[0].GetTagItem("server.port"));
        Assert.Equal(503, ours[0].GetTagItem("http.response.status_code"));
        Assert.Equal("503", ours[0].GetTagItem("error.type"));
        Assert.Null(ours[0].GetTagItem("http.request.resend_count"));
        Assert.Equal(204, ours[1].GetTagItem("http.response.status_code"));
        Assert.Equal(1, ours[1].GetTagItem("http.request.resend_count"));
        Assert.DoesNotContain(ours.SelectMany(static activity => activity.TagObjects), static tag => $"{tag.Value}".Contains("hidden", StringComparison.Ordinal));
        var measures = measured.Where(tags => (string?)tags["url.template"] == template).ToList();
        Assert.Equal([503, 204], measures.Select(static tags => tags["http.response.status_code"]));
    }

    [Fact]
    public async Task LogsTellOfSendsAndRetriesWithoutValues()
    {
        var logger = new ListLogger();
        await using var probe = await ProbeServer.StartAsync(credential: Credential.Bearer("secret"), configure: options => options.Logger = logger);
        probe.Server.AnswersStatus(503, ("Retry-After", "2"));

        await probe.WireAsync("GET", "/l", static request => request.Query("q", "hidden"));

        Assert.Equal(
            [
                (LogLevel.Debug, "Probe: GET /l answered 503 after 0 s (attempt 1)"),
                (LogLevel.Warning, "Probe: GET /l is sent again in 2 s because attempt 1 ended with 503"),
                (LogLevel.Debug, "Probe: GET /l answered 204 after 0 s (attempt 2)"),
            ],
            logger.Lines);
    }

    private sealed class ListLogger : ILogger
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
