using System.Diagnostics.CodeAnalysis;

namespace Integrator;

/// <summary>A member that may be absent, which is not the same as being null.</summary>
/// <param name="Value">What was given; <c>default</c> when nothing was.</param>
public readonly record struct Optional<T>(T Value)
{
    /// <summary>Whether the member is there at all, be it null.</summary>
    public bool HasValue { get; } = true;

    /// <summary>An absent member; the same as <c>default</c>.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The type is written where the value is wanted.")]
    public static Optional<T> None => default;

    /// <summary>A member that is there.</summary>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => HasValue ? Value?.ToString() ?? "null" : "absent";
}
