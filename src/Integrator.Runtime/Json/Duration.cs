using System.Xml;

namespace Integrator;

/// <summary>
/// A duration as ISO 8601 writes it: <c>PT30M</c>, <c>P1M</c>. It is kept as it came, for a month or a year has no fixed length.
/// </summary>
/// <param name="Text">The duration as it is sent.</param>
public readonly record struct Duration(string Text)
{
    /// <summary>A duration of days, hours, minutes and seconds.</summary>
    public static implicit operator Duration(TimeSpan value) => new(XmlConvert.ToString(value));

    /// <summary>The length; a year counts 365 days, a month 30.</summary>
    /// <exception cref="FormatException">The text is no duration.</exception>
    public TimeSpan ToTimeSpan() => Json.JsonDates.Length(Text);

    /// <inheritdoc/>
    public override string ToString() => Text ?? "";
}
