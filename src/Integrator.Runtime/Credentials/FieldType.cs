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

    /// <summary>A day: <c>2027-01-31</c>.</summary>
    Date,

    /// <summary>A day and a time without a time zone: <c>2027-01-31T18:30</c>.</summary>
    DateTime,

    /// <summary>A time of day: <c>18:30</c>.</summary>
    Time,

    /// <summary>A month of a year: <c>2027-01</c>.</summary>
    Month,

    /// <summary>A week of a year: <c>2027-W05</c>.</summary>
    Week,

    /// <summary>A telephone number.</summary>
    Telephone,

    /// <summary>A colour: <c>#1a2b3c</c>.</summary>
    Color,

    /// <summary>A number that is chosen between two ends.</summary>
    Range,

    /// <summary>Words to search for.</summary>
    Search,
}
