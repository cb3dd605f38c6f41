using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>The names that an expression may use.</summary>
/// <param name="Names">In the order in which they are listed to a user.</param>
/// <param name="Root">The value of <c>$</c> and <c>$$</c>, whose members may be named without <c>$.</c>; null if there is none.</param>
/// <param name="Undeclared">Accepts undeclared names in templates; null if they break a rule.</param>
internal sealed record Scope(IReadOnlyList<ScopeName> Names, ScopeName? Root = null, UndeclaredNames? Undeclared = null)
{
    public ScopeName? Find(string name) => Names.FirstOrDefault(known => known.Name == name);

    /// <summary>Whether a name means anything where no item is at hand.</summary>
    public bool IsKnown(string name) => Find(name) is not null || (Root is { } root && root.Type.HasMember(name));

    /// <summary>The names in a message.</summary>
    public string List => string.Join(", ", Names.Select(static name => name.Name));
}

/// <summary>A name and its value.</summary>
internal sealed record ScopeName(string Name, IxType Type, Term Value)
{
    /// <summary>From the value, which is not null, to a value of the type; null if they are the same.</summary>
    public Func<Term, Term>? Convert { get; init; }

    /// <summary>Values that are used, in order, if the value is null.</summary>
    public IReadOnlyList<Term> Fallbacks { get; init; } = [];
}

/// <summary>Undeclared names that templates use: each is optional text, and reported once.</summary>
/// <param name="value">From such a name to its text or null.</param>
internal sealed class UndeclaredNames(Func<string, Term> value)
{
    private readonly List<string> _names = [];

    /// <summary>The names used so far, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    public Term Value(string name) => value(name);

    /// <summary>Whether the name is new.</summary>
    public bool Add(string name)
    {
        var isNew = !_names.Contains(name);
        if (isNew)
        {
            _names.Add(name);
        }

        return isNew;
    }
}
