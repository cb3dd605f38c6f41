namespace Integrator;

/// <summary>
/// The API's limit lasts longer than the connection waits. If a response said so, <see cref="Exception.InnerException"/> is the
/// <see cref="ApiException"/> with its status, headers and body; if the call was not sent at all, it is null.
/// </summary>
public sealed class RateLimitedException : Exception
{
    internal RateLimitedException(string operation, DateTimeOffset retryAt, ApiException? answer = null)
        : base($"{operation} is limited until {retryAt:O}, which is longer than the connection waits.", answer) => RetryAt = retryAt;

    /// <summary>When a call may succeed again.</summary>
    public DateTimeOffset RetryAt { get; }
}
