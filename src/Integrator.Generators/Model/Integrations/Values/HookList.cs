using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations.Values;

/// <summary>The methods that a connector leaves to its user.</summary>
internal sealed class HookList(Report report)
{
    private readonly Dictionary<string, Hook> _hooks = new(StringComparer.Ordinal);
    private readonly NameScope _names = new([]);

    public EquatableArray<Hook> Hooks => _hooks.Values.ToEquatableArray();

    /// <summary>Declares a method, once for each name. A name that is used with two signatures is reported, and the second gets another name.</summary>
    /// <param name="place">Where the definition uses it.</param>
    /// <param name="hook">From the name in C# to the method.</param>
    public Value Add(string name, Place place, Func<string, Hook> hook)
    {
        var declared = hook(Names.Pascal(name));
        if (_hooks.TryGetValue(declared.Name, out var known) && known != declared)
        {
            report.Add(Rules.HookOfTwoKinds, place, name, Spoken(known), Spoken(declared));
            declared = hook(_names.Take(declared.Name));
        }

        _names.TryTake(declared.Name);
        _hooks[declared.Name] = declared;
        return new Value.Method(declared is Hook.Handshake ? MethodOwner.OptionalHook : MethodOwner.Hook, declared.Name);
    }

    private static string Spoken(Hook hook) => hook switch
    {
        Hook.Expression { Action: { } action } => $"a value of {action}",
        Hook.Expression { Kind: ScopeKind.Account } => "a value of the account",
        Hook.Expression { Kind: ScopeKind.Answer } => "a value of a response",
        Hook.Expression { Kind: ScopeKind.Webhook } => "a value of a webhook request",
        Hook.Expression { Kind: ScopeKind.Paging } => "a value of paging",
        Hook.Expression => "a value of a login",
        Hook.Authorization => "authorization",
        Hook.Tokens => "a source of tokens",
        Hook.Verification => "the verification of a webhook",
        Hook.KeySet => "the keys of a webhook",
        Hook.Handshake => "the answer to a handshake",
        Hook.Step => "a step of an action",
        _ => throw new ArgumentOutOfRangeException(nameof(hook), hook, null),
    };
}
