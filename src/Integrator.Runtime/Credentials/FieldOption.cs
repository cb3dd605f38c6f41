namespace Integrator;

/// <summary>One choice of a field.</summary>
/// <param name="Value">What is kept.</param>
/// <param name="Label">What is shown.</param>
public sealed record FieldOption(string Value, string Label);

/// <summary>When a field is asked for.</summary>
/// <param name="Field">Another field of the same form.</param>
/// <param name="Value">What that field must hold.</param>
public sealed record FieldCondition(string Field, string Value);
