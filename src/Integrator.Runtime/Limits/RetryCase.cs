namespace Integrator;

/// <summary>What is done about an answer.</summary>
public enum RetryAction
{
    /// <summary>The call is sent again, if it may be repeated.</summary>
    Retry,

    /// <summary>The call failed, whatever its status.</summary>
    Fail,

    /// <summary>The call succeeded, whatever its status: the body is read.</summary>
    Succeed,

    /// <summary>The call succeeded and gives nothing.</summary>
    Ignore,

    /// <summary>The call was throttled: it is sent again after the wait that the answer names.</summary>
    RateLimited,

    /// <summary>The token is replaced and the call sent again.</summary>
    RefreshTokenThenRetry,
}

/// <summary>What is done about the answers that match. The first case that matches decides.</summary>
/// <param name="Action">What is done.</param>
public sealed record RetryCase(RetryAction Action)
{
    /// <summary>The statuses it is about; any when empty.</summary>
    public IReadOnlyList<int> StatusCodes { get; init; } = [];

    /// <summary>Must be true too; null for always.</summary>
    public Func<Answer, bool>? When { get; init; }

    /// <summary>Gives how long to wait; the backoff when null.</summary>
    public Func<Answer, TimeSpan?>? Wait { get; init; }

    /// <summary>What a failure says; the provider's own words when null.</summary>
    public string? Message { get; init; }

    internal bool Matches(Answer answer) => (StatusCodes.Count == 0 || StatusCodes.Contains(answer.Status)) && (When is null || answer.Ask(When));
}
