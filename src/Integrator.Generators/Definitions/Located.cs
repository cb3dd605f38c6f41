using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions;

/// <summary>A value that a rule may point at, with the place where it was written.</summary>
internal sealed record Located<T>(T Value, Place Place);
