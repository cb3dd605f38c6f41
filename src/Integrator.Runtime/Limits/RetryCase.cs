namespace Integrator;

/// <summary>What is done about an answer.</summary>
public enum RetryAction
{
    /// <summary>The call is sent again if it may be repeated.</summary>
    Retry,

    /// <summary>The call failed, whatever its status.</summary>
    Fail,

    /// <summary>The call succeeded, whatever its status: the body is read.</summary>
    Succeed,

    /// <summary>The call succeeded and gives nothing.</summary>
    Ignore,

    /// <summary>The call was throttled: it is sent again after the wait that the answer names if the status is 429 or if it may be repeated.</summary>
    RateLimited,

    /// <summary>The token is replaced and the call sent again.</summary>
    RefreshTokenThenRetry,

    /// <summary>
    /// The call failed because its cursor is not valid any more. A list that is read page by page begins again with its first page, so items
    /// may come again; after three times, and for any other call, the failure stands.
    /// </summary>
    ResetPagination,
}

/// <summary>What is done about the answers that match. The first case that matches decides.</summary>
/// <param name="Action">What is done.</param>
public sealed record RetryCase(RetryAction Action)
{
    /// <summary>The statuses that match; empty for any status.</summary>
    public IReadOnlyList<int> StatusCodes { get; init; } = [];

    /// <summary>A condition that must hold as well; null for none. If it fails to evaluate, the case does not match.</summary>
    public Func<Answer, bool>? When { get; init; }

    /// <summary>Returns how long to wait; null for the wait that the response asks for, or the computed delay.</summary>
    public Func<Answer, TimeSpan?>? Wait { get; init; }

    /// <summary>The message of the failure; null for the provider's own message.</summary>
    public string? Message { get; init; }

    internal bool Matches(Answer answer) => (StatusCodes.Count == 0 || StatusCodes.Contains(answer.Status)) && (When is null || answer.Ask(When));
}
