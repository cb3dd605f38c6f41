namespace Integrator;

/// <summary>How requests are counted against a budget.</summary>
public enum BudgetKind
{
    /// <summary>In windows side by side; the first begins with the first request.</summary>
    FixedWindow,

    /// <summary>In the window that ends now, whenever that is.</summary>
    MovingWindow,

    /// <summary>Tokens that come back evenly; as many as the budget may be spent at once.</summary>
    TokenBucket,
}

/// <summary>How many requests a connection sends at most. Further ones wait for their turn.</summary>
/// <param name="Requests">How many; at least 1.</param>
/// <param name="Per">In what time.</param>
/// <param name="Kind">How they are counted.</param>
public sealed record Budget(int Requests, TimeSpan Per, BudgetKind Kind = BudgetKind.MovingWindow)
{
    /// <summary>The calls that it counts, such as <c>GET /contacts/{id}</c>: the HTTP method and the path as an action has it. Empty for all calls.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>How many may be sent at once from a bucket that is full; as many as the budget when null. It holds for <see cref="BudgetKind.TokenBucket"/> only.</summary>
    public int? Burst { get; init; }
}
