using Integrator.Limits;
using Polly;
using Polly.Timeout;

namespace Integrator.Http;

/// <summary>The policy of one call, and what it says about its last answer.</summary>
internal sealed class EffectivePolicy(CallPolicy policy, RateLimit limit, RetryPolicy retry, Gate gate, ConnectionOptions options)
{
    public CallPolicy Policy => policy;

    public Gate Gate => gate;

    public TimeSpan Timeout => policy.Timeout ?? options.Timeout;

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>Whether the next attempt needs another token.</summary>
    public bool IsRefreshing { get; private set; }

    /// <summary>When the limit ends that is not waited for; null when there is none.</summary>
    public DateTimeOffset? LimitedUntil { get; private set; }

    /// <summary>Whether sending it twice does what sending it once does.</summary>
    public bool IsRepeatable(ApiRequest request) => retry.IsIdempotent
        ?? (request.HttpMethod.Method is "GET" or "HEAD" or "PUT" or "DELETE" or "OPTIONS" || Call.HasHeader(request, retry.IdempotencyHeader ?? "Idempotency-Key"));

    /// <summary>Whether the call is sent again.</summary>
    public bool Judge(Call call, Outcome<Reply> outcome, CancellationToken cancellationToken)
    {
        IsRefreshing = false;
        var mayRepeat = call.CanSend && call.Attempts < (options.MaxAttempts == 1 ? 1 : retry.MaxAttempts);
        if (outcome.Result is { } reply)
        {
            return Judge(call, reply, new Answer(reply), mayRepeat);
        }

        Wait = retry.Delay(call.Attempts, options.Random);
        return mayRepeat && call.IsRepeatable && outcome.Exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => false,
            HttpRequestException or IOException or TimeoutRejectedException => true,
            OperationCanceledException => !cancellationToken.IsCancellationRequested,
            _ => false,
        };
    }

    private bool Judge(Call call, Reply reply, Answer answer, bool mayRepeat)
    {
        var found = retry.Cases.FirstOrDefault(found => found.Matches(answer));
        var action = found?.Action ?? (limit.Limits(answer) ? RetryAction.RateLimited : retry.StatusCodes.Contains(answer.Status) ? RetryAction.Retry : null);
        gate.Observe(answer, action == RetryAction.RateLimited);
        Wait = found?.Wait?.Invoke(answer) is { } asked ? asked < TimeSpan.Zero ? TimeSpan.Zero : asked : retry.Delay(call.Attempts, options.Random);
        switch (action)
        {
            case RetryAction.Retry:
                return mayRepeat && call.IsRepeatable && Within(limit.Wait(answer, options.TimeProvider.GetUtcNow()));
            case RetryAction.RateLimited:
                return Within(found?.Wait is null ? limit.Wait(answer, options.TimeProvider.GetUtcNow()) : Wait) && mayRepeat;
            case RetryAction.RefreshTokenThenRetry:
                IsRefreshing = mayRepeat && call.Renew is not null && !call.IsRenewed;
                Wait = TimeSpan.Zero;
                return IsRefreshing;
            case { } settled:
                reply.Settle(settled != RetryAction.Fail, settled == RetryAction.Ignore, found!.Message);
                return false;
            default:
                return false;
        }
    }

    /// <summary>Takes over what the answer asks for, unless that is too long.</summary>
    private bool Within(TimeSpan? asked)
    {
        if (asked > limit.MaxWait)
        {
            LimitedUntil = options.TimeProvider.GetUtcNow() + asked;
            return false;
        }

        Wait = asked ?? Wait;
        return true;
    }
}
