using Integrator.Generators.Model;

namespace Integrator.Generators.Emit;

/// <summary>The variables that generated code has where a value is computed.</summary>
internal static class ScopeText
{
    public static string Variable(ScopeKind kind) => kind switch
    {
        ScopeKind.Account or ScopeKind.Paging or ScopeKind.Call => "scope",
        ScopeKind.Answer => "answer",
        ScopeKind.Webhook => "request",
        ScopeKind.Login => "login",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The parameters of a method that computes a value.</summary>
    /// <param name="action">The action that a hook is given; null for a method of the action itself.</param>
    public static string Parameters(ScopeKind kind, string? action = null) => kind switch
    {
        ScopeKind.Account => $"{RuntimeNames.AuthScope} scope",
        ScopeKind.Paging => $"{RuntimeNames.PagingScope} scope",
        ScopeKind.Answer => $"{RuntimeNames.Answer} answer",
        ScopeKind.Webhook => $"{RuntimeNames.WebhookRequest} request",
        ScopeKind.Login => $"{RuntimeNames.LoginScope} login",
        ScopeKind.Call => $"{(action is null ? "" : action + " action, ")}{RuntimeNames.AuthScope} scope",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The arguments of such a method.</summary>
    public static string Arguments(ScopeKind kind, MethodOwner owner) => kind == ScopeKind.Call && owner != MethodOwner.Action ? "this, scope" : Variable(kind);
}
