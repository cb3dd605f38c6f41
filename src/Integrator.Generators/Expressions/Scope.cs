using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions;

/// <summary>The names that an expression may use.</summary>
/// <param name="Names">In the order in which they are listed to a user.</param>
/// <param name="Root">What <c>$</c> and <c>$$</c> are; its members may be named without <c>$.</c>. Null where there is none.</param>
/// <param name="Undeclared">What becomes of a name that nobody declared, in a template; null where that breaks a rule.</param>
internal sealed record Scope(IReadOnlyList<ScopeName> Names, ScopeName? Root = null, UndeclaredNames? Undeclared = null)
{
    public ScopeName? Find(string name) => Names.FirstOrDefault(known => known.Name == name);

    /// <summary>The names in a message.</summary>
    public string List => string.Join(", ", Names.Select(static name => name.Name));
}

/// <summary>A name, and the C# that gives its value. The code must be an operand: a variable, a member or in parentheses.</summary>
internal sealed record ScopeName(string Name, IxType Type, string Code)
{
    /// <summary>From C# of the code's value, which is not null, to C# of a value of the type; null where they are the same.</summary>
    public Func<string, string>? Convert { get; init; }
}

/// <summary>Names that templates use and nobody declared: each is optional text, and reported once.</summary>
/// <param name="code">From such a name to the C# that gives its text or null.</param>
internal sealed class UndeclaredNames(Func<string, string> code)
{
    private readonly List<string> _names = [];

    /// <summary>The names used so far, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    public string Code(string name) => code(name);

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
