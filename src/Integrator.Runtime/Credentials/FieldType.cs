namespace Integrator;

/// <summary>What a form shows for a field.</summary>
public enum FieldType
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A line of text that is not shown.</summary>
    Password,

    /// <summary>One of several options.</summary>
    Select,

    /// <summary>Several lines of text.</summary>
    TextArea,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no: <c>true</c> or <c>false</c>.</summary>
    CheckBox,

    /// <summary>An absolute http(s) address.</summary>
    Url,

    /// <summary>A mail address.</summary>
    Email,

    /// <summary>Not shown; its default is the value.</summary>
    Hidden,
}
