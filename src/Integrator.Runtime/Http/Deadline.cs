using Polly.Timeout;

namespace Integrator.Http;

/// <summary>When a call must be over, whatever happens to its attempts.</summary>
internal sealed class Deadline(TimeSpan total, TimeProvider clock)
{
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(1);

    private readonly long _start = clock.GetTimestamp();

    /// <summary>The time that is left; not positive if there is none.</summary>
    public TimeSpan Left => total - clock.GetElapsedTime(_start);

    /// <summary>The timeout of an attempt that begins now.</summary>
    public TimeSpan Timeout(TimeSpan usual)
    {
        var left = Left;
        return left < s_least ? s_least : usual > TimeSpan.Zero && usual < left ? usual : left;
    }

    /// <summary>Whether a call failed because it would have gone on for too long.</summary>
    public static bool IsReached(Exception failure, CancellationToken cancellationToken) => failure switch
    {
        TimeoutRejectedException or RateLimitedException { InnerException: null } => true,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => false,
    };
}
