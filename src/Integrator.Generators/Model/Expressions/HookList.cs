namespace Integrator.Generators.Model.Expressions;

/// <summary>The methods that a connector leaves to whoever uses it.</summary>
/// <param name="type">The class that they are partial methods of.</param>
internal sealed class HookList(string type)
{
    private readonly List<Hook> _hooks = [];

    public EquatableArray<Hook> Hooks => _hooks.ToEquatableArray();

    /// <summary>Declares a method that must be written: C# asks for it by itself.</summary>
    /// <returns>How it is named.</returns>
    public string Add(string name, ScopeKind kind, string result) => Add(name, kind.Parameters, result, isRequired: true);

    /// <param name="isRequired">Whether somebody must write it; else it gives null until somebody does.</param>
    public string Add(string name, string parameters, string result, bool isRequired)
    {
        var hook = new Hook(Names.Pascal(name), parameters, result, isRequired);
        if (_hooks.All(known => known.Name != hook.Name))
        {
            _hooks.Add(hook);
        }

        return $"{type}.{(isRequired ? "" : "Call")}{hook.Name}";
    }
}
