using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Requests;

/// <summary>The path of a method: what stands in it, what its caller gives, and what is computed.</summary>
/// <param name="Template">The path with its parameters in single braces.</param>
internal sealed record PathDefinition(string Template, IReadOnlyList<PathPart> Parts, ExpressionText Text, Place Place);

/// <param name="Name">What the parameter is called in the path.</param>
/// <param name="Value">How it is computed; null if the caller gives it.</param>
internal sealed record PathPart(string Name, ValueSyntax? Value);
