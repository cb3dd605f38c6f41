using System.Diagnostics.CodeAnalysis;

namespace Integrator;

/// <summary>
/// A value, or a text in its place: the id of an object that was not expanded, or a word such as the empty text that clears it.
/// In JSON it is the one or the other.
/// </summary>
/// <typeparam name="T">The value: a model, a list or a map.</typeparam>
public readonly record struct Expandable<T>
{
    /// <summary>A text in place of the value.</summary>
    public Expandable(string text) => Text = text;

    /// <summary>The value itself.</summary>
    public Expandable(T value) => Value = value;

    /// <summary>The text that stands for the value; null where the value itself is here.</summary>
    public string? Text { get; }

    /// <summary>The value; null where only a text is here.</summary>
    public T? Value { get; }

    /// <summary>Whether the value is here and not a text for it.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsExpanded => Value is not null;

    /// <summary>A text in place of the value.</summary>
    public static implicit operator Expandable<T>(string text) => new(text);

    /// <summary>The value itself.</summary>
    public static implicit operator Expandable<T>(T value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Text ?? Value?.ToString() ?? "";
}
