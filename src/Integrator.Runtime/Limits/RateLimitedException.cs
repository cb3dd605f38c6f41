namespace Integrator;

/// <summary>The API takes no more calls for longer than the connection waits.</summary>
public sealed class RateLimitedException : Exception
{
    internal RateLimitedException(string operation, DateTimeOffset retryAt)
        : base($"{operation} is limited until {retryAt:O}, which is longer than is waited for.") => RetryAt = retryAt;

    /// <summary>When a call may succeed again.</summary>
    public DateTimeOffset RetryAt { get; }
}
