using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Integrator.Http;

/// <summary>Activities and measurements with the names of OpenTelemetry's HTTP client conventions, one for each attempt.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/http/</remarks>
internal static class Telemetry
{
    private const string Name = "Integrator";

    private static readonly ActivitySource s_activities = new(Name);
    private static readonly Meter s_meter = new(Name);
    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram(
        "http.client.request.duration",
        unit: "s",
        description: "Duration of HTTP client requests.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });

    public static Activity? Start(Call call)
    {
        if (!s_activities.HasListeners())
        {
            return null;
        }

        var method = call.Request.HttpMethod.Method;
        var activity = s_activities.StartActivity($"{method} {Template(call)}", ActivityKind.Client);
        if (activity is not null)
        {
            activity.SetTag("http.request.method", method);
            activity.SetTag("url.template", Template(call));
            activity.SetTag("server.address", call.Address.Host);
            activity.SetTag("server.port", call.Address.Port);
            if (call.Attempts > 1)
            {
                activity.SetTag("http.request.resend_count", call.Attempts - 1);
            }
        }

        return activity;
    }

    /// <param name="call">The call.</param>
    /// <param name="activity">The activity of the attempt.</param>
    /// <param name="seconds">How long the attempt took.</param>
    /// <param name="status">What was answered; null when nothing was.</param>
    /// <param name="failure">The type of the exception; null when there was an answer.</param>
    public static void Stop(Call call, Activity? activity, double seconds, int? status, string? failure)
    {
        var error = status is >= 400 ? status.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : failure;
        if (activity is not null)
        {
            activity.SetTag("http.response.status_code", status);
            if (error is not null)
            {
                activity.SetTag("error.type", error);
                activity.SetStatus(ActivityStatusCode.Error);
            }
        }

        if (s_duration.Enabled)
        {
            s_duration.Record(seconds, Tags(call, status, error));
        }
    }

    private static TagList Tags(Call call, int? status, string? error)
    {
        var tags = new TagList
        {
            { "http.request.method", call.Request.HttpMethod.Method },
            { "url.template", Template(call) },
            { "server.address", call.Address.Host },
            { "server.port", call.Address.Port },
        };
        if (status is not null)
        {
            tags.Add("http.response.status_code", status);
        }

        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        return tags;
    }

    // A fixed query is no part of the template: it may hold values.
    private static string Template(Call call) =>
        call.Request.Template.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? call.Request.Template[..query] : call.Request.Template;
}
