using System.Globalization;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Integrator.Http;

/// <summary>When a call is sent again, and when an attempt has lasted too long.</summary>
internal static class Resilience
{
    private static readonly TimeSpan s_longestBackoff = TimeSpan.FromSeconds(30);

    public static ResiliencePipeline<Reply> Pipeline(ConnectionOptions options)
    {
        var builder = new ResiliencePipelineBuilder<Reply> { TimeProvider = options.TimeProvider };
        if (options.MaxAttempts > 1)
        {
            builder.AddRetry(Retry(options));
        }

        if (options.Timeout != System.Threading.Timeout.InfiniteTimeSpan)
        {
            builder.AddTimeout(new TimeoutStrategyOptions { Timeout = options.Timeout });
        }

        return builder.Build();
    }

    private static RetryStrategyOptions<Reply> Retry(ConnectionOptions options) => new()
    {
        MaxRetryAttempts = options.MaxAttempts - 1,
        BackoffType = DelayBackoffType.Exponential,
        Delay = options.RetryDelay,
        MaxDelay = s_longestBackoff,
        UseJitter = true,
        Randomizer = options.Random,
        ShouldHandle = arguments => ValueTask.FromResult(
            CanRepeat(Of(arguments.Context)) && IsTransient(arguments.Outcome, arguments.Context, options.TimeProvider)),
        DelayGenerator = arguments => ValueTask.FromResult(
            arguments.Outcome.Result is { } reply ? RetryAfter.Of(reply.Response, options.TimeProvider) : null),
        OnRetry = arguments =>
        {
            var call = Of(arguments.Context);
            Log.Retrying(options.Logger, call.Api.Name, call.Request.HttpMethod.Method, call.Request.Template, call.Attempts,
                Reason(arguments.Outcome), arguments.RetryDelay.TotalSeconds);
            arguments.Outcome.Result?.Dispose();
            return default;
        },
    };

    private static Call Of(ResilienceContext context) => context.Properties.GetValue(Call.Key, null!);

    private static string Reason(Outcome<Reply> outcome) =>
        outcome.Result?.Status.ToString(CultureInfo.InvariantCulture) ?? outcome.Exception?.GetType().Name ?? "nothing";

    private static bool CanRepeat(Call call) => call.IsRepeatable && call.CanSend;

    private static bool IsTransient(Outcome<Reply> outcome, ResilienceContext context, TimeProvider clock) => outcome switch
    {
        { Result: { } reply } => reply.Status is 408 or 429 or 500 or 502 or 503 or 504
            && !(RetryAfter.Of(reply.Response, clock) > RetryAfter.Longest),
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } } => false,
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,

        // An HttpClient of the caller has a timeout of its own.
        { Exception: OperationCanceledException } => !context.CancellationToken.IsCancellationRequested,
        _ => false,
    };
}
