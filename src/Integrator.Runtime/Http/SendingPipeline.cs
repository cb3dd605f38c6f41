using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Integrator.Http;

/// <summary>The one way that calls are sent: retries around the gate of the limit around the timeout of an attempt, as the call's policy says.</summary>
internal static class SendingPipeline
{
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options of the gate have nothing to validate but the name they inherit.")]
    public static ResiliencePipeline<Reply> Of(TimeProvider clock, ILogger logger) => new ResiliencePipelineBuilder<Reply> { TimeProvider = clock }
        .AddRetry(Retry(logger))
        .AddStrategy(static _ => new GateStrategy(), new GateOptions())
        .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = static arguments => ValueTask.FromResult(CallOf(arguments.Context).Policy.Timeout) })
        .Build();

    private static RetryStrategyOptions<Reply> Retry(ILogger logger) => new()
    {
        MaxRetryAttempts = int.MaxValue,
        ShouldHandle = static arguments =>
        {
            var call = CallOf(arguments.Context);
            call.Verdict = call.Policy.Judge(call, arguments.Outcome, arguments.Context.CancellationToken);
            return ValueTask.FromResult(call.Verdict.IsRepeated);
        },
        DelayGenerator = static arguments => ValueTask.FromResult<TimeSpan?>(CallOf(arguments.Context).Verdict.Wait),
        OnRetry = async arguments =>
        {
            var call = CallOf(arguments.Context);
            Log.Retrying(logger, call.Api.Name, call.Request.HttpMethod.Method, call.Request.Template, call.Attempts, Reason(arguments.Outcome), arguments.RetryDelay.TotalSeconds);
            arguments.Outcome.Result?.Dispose();
            if (call.Verdict.NeedsToken && call.Renew is { } renew)
            {
                call.IsRenewed = true;
                await renew(call.Token, arguments.Context.CancellationToken).ConfigureAwait(false);
            }
        },
    };

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
                await gate.EnterAsync(call.Operation, context.CancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is RateLimitedException or OperationCanceledException)
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
