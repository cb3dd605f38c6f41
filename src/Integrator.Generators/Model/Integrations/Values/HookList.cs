namespace Integrator.Generators.Model.Integrations.Values;

/// <summary>The methods that a connector leaves to its user.</summary>
internal sealed class HookList
{
    private readonly List<Hook> _hooks = [];

    public EquatableArray<Hook> Hooks => _hooks.ToEquatableArray();

    /// <summary>Declares a method, once for each name.</summary>
    /// <param name="hook">From the name in C# to the method.</param>
    public Value Add(string name, Func<string, Hook> hook)
    {
        var declared = hook(Names.Pascal(name));
        if (_hooks.All(known => known.Name != declared.Name))
        {
            _hooks.Add(declared);
        }

        return new Value.Method(declared is Hook.Handshake ? MethodOwner.OptionalHook : MethodOwner.Hook, declared.Name);
    }
}
