using Integrator.Generators.Expressions.Terms;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Functions as terms.</summary>
internal static class Lambda
{
    public static Term Of(string parameter, Term body) => new Term.Lambda([parameter], body);

    public static Term Of(string first, string second, Term body) => new Term.Lambda([first, second], body);
}
