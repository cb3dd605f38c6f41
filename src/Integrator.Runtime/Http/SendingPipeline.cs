using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Integrator.Expressions;
using Integrator.Limits;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Integrator.Http;

/// <summary>The one way that calls are sent: retries around the gate of the limit around the timeout of an attempt, as the call's policy says.</summary>
internal static class SendingPipeline
{
    /// <param name="clock">Clock and timers.</param>
    /// <param name="logger">Is told of retries.</param>
    /// <param name="ending">Ends the waits between attempts when the connection is disposed.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options of the gate have nothing to validate but the name they inherit.")]
    public static ResiliencePipeline<Reply> Of(TimeProvider clock, ILogger logger, CancellationToken ending) => new ResiliencePipelineBuilder<Reply> { TimeProvider = clock }
        .AddRetry(Retry(clock, logger, ending))
        .AddStrategy(static _ => new GateStrategy(), new GateOptions())
        .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = static arguments => ValueTask.FromResult(Timeout(CallOf(arguments.Context))) })
        .Build();

    private static TimeSpan Timeout(Call call) => call.Deadline is { } deadline ? deadline.Timeout(call.Policy.Timeout) : call.Policy.Timeout;

    private static RetryStrategyOptions<Reply> Retry(TimeProvider clock, ILogger logger, CancellationToken ending) => new()
    {
        MaxRetryAttempts = int.MaxValue,
        ShouldHandle = static arguments =>
        {
            var call = CallOf(arguments.Context);
            using var work = Work.Within(arguments.Context.CancellationToken);
            call.Verdict = call.Policy.Judge(call, arguments.Outcome, arguments.Context.CancellationToken);
            return ValueTask.FromResult(call.Verdict.IsRepeated);
        },

        // The wait is below, where it ends with the connection.
        DelayGenerator = static _ => ValueTask.FromResult<TimeSpan?>(TimeSpan.Zero),
        OnRetry = async arguments =>
        {
            var call = CallOf(arguments.Context);
            Log.Retrying(logger, call.Api.Name, call.Request.HttpMethod.Method, call.Request.Template, call.Attempts, Reason(arguments.Outcome), call.Verdict.Wait.TotalSeconds);
            Replace(call, arguments.Outcome.Result);
            if (call.Verdict.NeedsToken && call.Renew is { } renew)
            {
                call.IsRenewed = true;
                await renew(call.Token, arguments.Context.CancellationToken).ConfigureAwait(false);
            }

            await WaitAsync(call.Verdict.Wait, clock, ending, arguments.Context.CancellationToken).ConfigureAwait(false);
        },
    };

    // An answer is held only as long as it may be the last one.
    private static void Replace(Call call, Reply? reply)
    {
        if (call.Deadline is null)
        {
            reply?.Dispose();
        }
        else if (reply is not null)
        {
            call.Last?.Dispose();
            call.Last = reply;
            reply.Keep();
        }
    }

    private static async ValueTask WaitAsync(TimeSpan wait, TimeProvider clock, CancellationToken ending, CancellationToken cancellationToken)
    {
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ending);
        try
        {
            await Task.Delay(wait, clock, waiting.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(Connection));
        }
    }

    private static Call CallOf(ResilienceContext context) => context.Properties.GetValue(Call.Key, null!);

    private static string Reason(Outcome<Reply> outcome) =>
        outcome.Result?.Status.ToString(CultureInfo.InvariantCulture) ?? outcome.Exception?.GetType().Name ?? "nothing";

    private sealed class GateOptions : ResilienceStrategyOptions;

    private sealed class GateStrategy : ResilienceStrategy<Reply>
    {
        protected override ValueTask<Outcome<Reply>> ExecuteCore<TState>(
            Func<ResilienceContext, TState, ValueTask<Outcome<Reply>>> callback,
            ResilienceContext context,
            TState state)
        {
            var call = CallOf(context);
            return call.Policy.Gate.IsOpen ? callback(context, state) : ThroughAsync(call, callback, context, state);
        }

        private static async ValueTask<Outcome<Reply>> ThroughAsync<TState>(
            Call call,
            Func<ResilienceContext, TState, ValueTask<Outcome<Reply>>> callback,
            ResilienceContext context,
            TState state)
        {
            var gate = call.Policy.Gate;
            try
            {
                await gate.EnterAsync(new LimitedCall(call.Api.Name, call.Request.HttpMethod.Method, call.Request.Template), call.Deadline?.Left, context.CancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is RateLimitedException or OperationCanceledException or ObjectDisposedException)
            {
                return Outcome.FromException<Reply>(failure);
            }

            try
            {
                return await callback(context, state).ConfigureAwait(false);
            }
            finally
            {
                gate.Leave();
            }
        }
    }
}
