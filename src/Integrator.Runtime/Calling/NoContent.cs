namespace Integrator;

/// <summary>What an operation answers that answers nothing.</summary>
public readonly struct NoContent : IEquatable<NoContent>
{
    /// <summary>One nothing is as good as another.</summary>
    public bool Equals(NoContent other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NoContent;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <summary>Always true.</summary>
    public static bool operator ==(NoContent left, NoContent right) => left.Equals(right);

    /// <summary>Always false.</summary>
    public static bool operator !=(NoContent left, NoContent right) => !left.Equals(right);
}
