using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Integrator.Limits;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Integrator.Http;

/// <summary>Sends the calls of a definition that makes policy about sending.</summary>
internal sealed class PolicyCalls : IDisposable
{
    private readonly Api _api;
    private readonly ConnectionOptions _options;
    private readonly ConcurrentDictionary<RateLimit, Gate> _gates = new(ReferenceEqualityComparer.Instance);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options of the gate have nothing to validate but the name they inherit.")]
    public PolicyCalls(Api api, ConnectionOptions options)
    {
        (_api, _options) = (api, options);
        Pipeline = new ResiliencePipelineBuilder<Reply> { TimeProvider = options.TimeProvider }
            .AddRetry(Retry())
            .AddStrategy(_ => new GateStrategy(), new GateOptions())
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = arguments => ValueTask.FromResult(Of(arguments.Context).Timeout) })
            .Build();
    }

    public ResiliencePipeline<Reply> Pipeline { get; }

    /// <summary>What holds for one call. A request that is to be harmless when repeated gets its key.</summary>
    public EffectivePolicy For(ApiRequest request)
    {
        var policy = (request.CallPolicy ?? _api.Policy!).Or(request.CallPolicy is null ? null : _api.Policy);
        var limit = policy.RateLimit ?? RateLimit.None;
        var retry = policy.Retry ?? new RetryPolicy { MaxAttempts = _options.MaxAttempts, BaseDelay = _options.RetryDelay, StatusCodes = [408, 500, 502, 503, 504] };
        if (retry.IdempotencyHeader is { } header && request.HttpMethod.Method is not ("GET" or "HEAD" or "OPTIONS") && !Call.HasHeader(request, header))
        {
            request.SetHeader(header, new Guid(_options.RandomBytes(16)).ToString());
        }

        return new EffectivePolicy(policy, limit, retry, _gates.GetOrAdd(limit, static (limit, clock) => new Gate(limit, clock), _options.TimeProvider), _options);
    }

    public void Dispose()
    {
        foreach (var gate in _gates.Values)
        {
            gate.Dispose();
        }
    }

    private RetryStrategyOptions<Reply> Retry() => new()
    {
        MaxRetryAttempts = int.MaxValue,
        ShouldHandle = static arguments => ValueTask.FromResult(Of(arguments.Context).Judge(CallOf(arguments.Context), arguments.Outcome, arguments.Context.CancellationToken)),
        DelayGenerator = static arguments => ValueTask.FromResult<TimeSpan?>(Of(arguments.Context).Wait),
        OnRetry = async arguments =>
        {
            var call = CallOf(arguments.Context);
            Log.Retrying(_options.Logger, _api.Name, call.Request.HttpMethod.Method, call.Request.Template, call.Attempts,
                arguments.Outcome.Result?.Status.ToString(CultureInfo.InvariantCulture) ?? arguments.Outcome.Exception!.GetType().Name, arguments.RetryDelay.TotalSeconds);
            arguments.Outcome.Result?.Dispose();
            if (call.Policy!.IsRefreshing && call.Renew is { } renew)
            {
                call.IsRenewed = true;
                await renew(call.Token, arguments.Context.CancellationToken).ConfigureAwait(false);
            }
        },
    };

    private static Call CallOf(ResilienceContext context) => context.Properties.GetValue(Call.Key, null!);

    private static EffectivePolicy Of(ResilienceContext context) => CallOf(context).Policy!;

    private sealed class GateOptions : ResilienceStrategyOptions;

    private sealed class GateStrategy : ResilienceStrategy<Reply>
    {
        protected override async ValueTask<Outcome<Reply>> ExecuteCore<TState>(
            Func<ResilienceContext, TState, ValueTask<Outcome<Reply>>> callback,
            ResilienceContext context,
            TState state)
        {
            var (call, policy) = (CallOf(context), Of(context));
            try
            {
                await policy.Gate.EnterAsync(call.Operation, context.CancellationToken).ConfigureAwait(false);
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
                policy.Gate.Leave();
            }
        }
    }
}
