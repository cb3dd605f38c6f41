namespace Integrator;

/// <summary>How an object is written as XML.</summary>
public sealed record XmlFormat
{
    /// <summary>The defaults.</summary>
    public static XmlFormat Default { get; } = new();

    /// <summary>The name of the root element. If null, an object with one member is the root itself; anything else stands in <c>root</c>.</summary>
    public string? Root { get; init; }

    /// <summary>The name of the elements in a list that has no name of its own, such as a list that is the whole body; <c>item</c> by default.</summary>
    public string Item { get; init; } = "item";

    /// <summary>The prefix of members that are attributes; <c>@</c> by default. If empty, no member is an attribute.</summary>
    public string AttributePrefix { get; init; } = "@";

    /// <summary>The member that is the text of its element; <c>#text</c> by default.</summary>
    public string TextMember { get; init; } = "#text";

    /// <summary>Whether the text begins with an XML declaration; true by default.</summary>
    public bool HasDeclaration { get; init; } = true;
}
