namespace Integrator.Generators.Model.Expressions;

/// <summary>What a method that evaluates an expression is given.</summary>
/// <param name="Variable">The variable that the expression's names begin with.</param>
/// <param name="Parameters">All parameters in C#.</param>
/// <param name="Arguments">What is passed for them where the method is called; null where the runtime calls it.</param>
internal sealed record ScopeKind(string Variable, string Parameters, string? Arguments = null)
{
    /// <summary>The variable that holds the arguments of a call.</summary>
    public const string Action = "action";

    /// <summary>The credential, its token, the account's variables, the host's values.</summary>
    public static ScopeKind Account { get; } = new("scope", "global::Integrator.AuthScope scope");

    /// <summary>What the API answered.</summary>
    public static ScopeKind Answer { get; } = new("answer", "global::Integrator.Answer answer");

    /// <summary>A call that a provider made.</summary>
    public static ScopeKind Webhook { get; } = new("request", "global::Integrator.WebhookRequest request");

    /// <summary>Between two pages.</summary>
    public static ScopeKind Paging { get; } = new("scope", "global::Integrator.PagingScope scope");

    /// <summary>A call of ours: its arguments, and what the account has.</summary>
    public static ScopeKind Call(string action) => new("scope", $"{action} {Action}, global::Integrator.AuthScope scope", "(this, scope)");
}
