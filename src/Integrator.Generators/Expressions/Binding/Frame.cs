using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>What a place in an expression can name besides the scope: variables, and the item that is at hand.</summary>
/// <param name="Variable">The variable that this frame adds; empty for the item at hand.</param>
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
