using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>The requirement of a place in a definition.</summary>
/// <param name="Place">The place in a message: <c>the header 'X-A'</c>.</param>
/// <param name="Type">The type. A <c>bool</c> takes any value as a condition; a nullable type takes a value that may be missing.</param>
internal sealed record Target(string Place, IxType Type);
