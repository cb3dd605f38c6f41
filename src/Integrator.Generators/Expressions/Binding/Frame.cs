using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>The variables and the current item that a part of an expression can name besides the scope.</summary>
/// <param name="Variable">The variable that this frame adds; empty for the current item.</param>
internal sealed record Frame(Frame? Outer, string Variable, IxType Type, Term Value)
{
    public static Frame? Find(Frame? frame, string variable)
    {
        while (frame is not null && frame.Variable != variable)
        {
            frame = frame.Outer;
        }

        return frame;
    }
}
