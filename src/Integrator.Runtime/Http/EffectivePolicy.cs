using Integrator.Limits;
using Polly;
using Polly.Timeout;

namespace Integrator.Http;

/// <summary>
/// What holds for the calls of one method: an option that the caller set overrides the method's policy, which overrides the API's, which
/// overrides the defaults. It is computed once and never changes; what happens to one call is kept in <see cref="Call"/>.
/// </summary>
internal sealed class EffectivePolicy(RateLimit rateLimit, RetryPolicy retry, ErrorPolicy errors, TimeSpan timeout, Gate gate)
{
    // RFC 6585, section 4. Any other status may come after the call was carried out.
    private const int NotCarriedOut = 429;

    private static readonly TimeSpan s_usualTimeout = TimeSpan.FromSeconds(100);

    public RateLimit RateLimit => rateLimit;

    public RetryPolicy Retry => retry;

    public ErrorPolicy Errors => errors;

    public TimeSpan Timeout => timeout;

    public Gate Gate => gate;

    /// <summary>Whether a response that cannot be read is returned as text where status and headers are asked for too.</summary>
    public bool AcceptsUnreadable { get; private init; }

    /// <summary>The scopes that a token needs.</summary>
    public IReadOnlyList<string> Scopes { get; private init; } = [];

    public required TimeProvider Clock { get; init; }

    public required Func<double> Random { get; init; }

    public static EffectivePolicy Of(CallPolicy policy, ConnectionOptions options, Func<RateLimit, Gate> gateOf)
    {
        var limit = policy.RateLimit ?? RateLimit.None;
        var retry = policy.Retry ?? RetryPolicy.Default;
        return new EffectivePolicy(
            limit,
            retry with { MaxAttempts = options.MaxAttempts ?? retry.MaxAttempts, BaseDelay = options.RetryDelay ?? retry.BaseDelay },
            policy.Errors ?? ErrorPolicy.None,
            options.Timeout ?? policy.Timeout ?? s_usualTimeout,
            gateOf(limit))
        {
            AcceptsUnreadable = policy.AcceptsUnreadable,
            Scopes = policy.Scopes,
            Clock = options.TimeProvider,
            Random = options.Random,
        };
    }

    /// <summary>What is done about the outcome of an attempt.</summary>
    public Verdict Judge(Call call, Outcome<Reply> outcome, CancellationToken cancellationToken)
    {
        var mayRepeat = call.CanSend && call.Attempts < Retry.MaxAttempts;
        if (outcome.Result is { } reply)
        {
            return IsPlainSuccess(reply) ? default : Judge(call, reply, mayRepeat);
        }

        return mayRepeat && IsRepeatable(call.Request) && IsTransient(outcome.Exception, cancellationToken) ? Again(call, null) ?? default : default;
    }

    /// <summary>Adds an idempotency key if the policy asks for one, the method is not safe, and the caller gave none.</summary>
    public void AddKey(ApiRequest request, Func<int, byte[]> randomBytes)
    {
        if (Retry.IdempotencyHeader is { } header && request.HttpMethod.Method is not ("GET" or "HEAD" or "OPTIONS" or "TRACE" or "QUERY") && !request.HasHeader(header))
        {
            request.SetHeader(header, request.IdempotencyKey?.Invoke() ?? new Guid(randomBytes(16)).ToString());
        }
    }

    private bool IsRepeatable(ApiRequest request) => Retry.IsRepeatable(request.HttpMethod.Method, request.HasHeader);

    private static bool IsTransient(Exception? failure, CancellationToken cancellationToken) => failure switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or HttpRequestException { InnerException: AddressException } => false,
        HttpRequestException or IOException or TimeoutRejectedException => true,

        // An HttpClient of the caller has a timeout of its own.
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => false,
    };

    // Nothing in the policy looks at such a response, so no Answer is made for it.
    private bool IsPlainSuccess(Reply reply) => reply.Status is >= 200 and < 300
        && Retry.Cases.Count == 0 && RateLimit is { IsRateLimited: null, RemainingHeader: null }
        && !RateLimit.StatusCodes.Contains(reply.Status) && !Retry.StatusCodes.Contains(reply.Status);

    private Verdict Judge(Call call, Reply reply, bool mayRepeat)
    {
        var answer = reply.Answer;
        var found = Retry.Cases.FirstOrDefault(one => one.Matches(answer));
        var action = found?.Action ?? (RateLimit.Limits(answer) ? RetryAction.RateLimited
            : Retry.StatusCodes.Contains(answer.Status) ? RetryAction.Retry
            : null);
        var now = Clock.GetUtcNow();
        var isSpent = RateLimit.IsSpent(answer);
        var asked = Asked(found, answer) ?? (isSpent || action is RetryAction.Retry or RetryAction.RateLimited ? RateLimit.Wait(answer, now) : null);
        if (asked is { } wait && (isSpent || action == RetryAction.RateLimited))
        {
            Gate.Close(wait);
        }

        switch (action)
        {
            case RetryAction.Retry:
                return mayRepeat && IsRepeatable(call.Request) && !(asked > RateLimit.MaxWait) ? Again(call, asked) ?? default : default;
            case RetryAction.RateLimited when asked > RateLimit.MaxWait:
                reply.LimitedUntil = now + asked;
                reply.Settle(isSuccess: false, isIgnored: false, found?.Message);
                return default;
            case RetryAction.RateLimited when mayRepeat && (reply.Status == NotCarriedOut || IsRepeatable(call.Request)) && Again(call, asked) is { } again:
                return again;
            case RetryAction.RateLimited:
                reply.Settle(isSuccess: false, isIgnored: false, found?.Message);
                return default;
            case RetryAction.RefreshTokenThenRetry:
                return mayRepeat && call.Renew is not null && !call.IsRenewed ? new Verdict(IsRepeated: true, TimeSpan.Zero, NeedsToken: true) : default;
            case { } settled:
                reply.ResetsPaging = settled == RetryAction.ResetPagination;
                reply.Settle(settled is RetryAction.Succeed or RetryAction.Ignore, settled == RetryAction.Ignore, found!.Message);
                return default;
            default:
                return default;
        }
    }

    private static TimeSpan? Asked(RetryCase? found, Answer answer) => found?.Wait is { } expression && answer.Ask(expression) is { } asked
        ? asked < TimeSpan.Zero ? TimeSpan.Zero : asked
        : null;

    /// <summary>Another attempt; null if the deadline leaves no time for it.</summary>
    private Verdict? Again(Call call, TimeSpan? asked)
    {
        var wait = asked ?? Retry.Delay(call.Attempts, Random);
        return call.Deadline?.Left <= wait ? null : new Verdict(IsRepeated: true, wait);
    }
}

/// <summary>What is done about the outcome of an attempt.</summary>
/// <param name="IsRepeated">Whether the call is sent again.</param>
/// <param name="Wait">How long to wait before that.</param>
/// <param name="NeedsToken">Whether the token is replaced before that.</param>
internal readonly record struct Verdict(bool IsRepeated, TimeSpan Wait, bool NeedsToken = false);
