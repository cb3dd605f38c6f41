namespace Integrator;

/// <summary>One value, or a list of them, as the API sends it. In JSON one value stands bare and a list stays a list.</summary>
/// <typeparam name="T">The values.</typeparam>
public readonly record struct OneOrMany<T>
{
    private readonly T _one;
    private readonly IReadOnlyList<T>? _many;

    /// <summary>One value.</summary>
    public OneOrMany(T one) => _one = one;

    /// <summary>A list, be it empty.</summary>
    public OneOrMany(IReadOnlyList<T> many)
    {
        _one = default!;
        _many = many;
    }

    /// <summary>Whether it is a list.</summary>
    public bool IsMany => _many is not null;

    /// <summary>One value.</summary>
    public static implicit operator OneOrMany<T>(T one) => new(one);

    /// <summary>A list, be it empty.</summary>
    public static implicit operator OneOrMany<T>(List<T> many) => new((IReadOnlyList<T>)many);

    /// <summary>A list, be it empty.</summary>
    public static implicit operator OneOrMany<T>(T[] many) => new((IReadOnlyList<T>)many);

    /// <summary>All values, whichever way they came.</summary>
    public IReadOnlyList<T> AsMany() => _many ?? (_one is null ? [] : [_one]);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", AsMany());
}
